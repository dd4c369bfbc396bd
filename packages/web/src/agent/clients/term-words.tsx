import { durationWords, HOLDING_WORDS, type Right } from '@reglament/engine'
import { useVoice } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'

/** What the regulation says of a kind of right: how long it lasts, and as what it counts. */
export function TermWords({ right }: { readonly right: Right }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const rule = regulation.holdings[right.holding.kind]
  if (!rule) return say('right.unknown')
  const words = [
    rule.term ? say('right.term', { term: durationWords(rule.term, locale) }) : say('right.noTerm'),
    ...(rule.countsAs ? [say('right.countsAs', { kind: HOLDING_WORDS[locale][rule.countsAs] })] : []),
  ]
  return words.join(' · ')
}
