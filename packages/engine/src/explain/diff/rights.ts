import type { HoldingKind, HoldingRule, Product, Regulation, Renewal } from '../../regulation/index.ts'
import { HOLDING_WORDS } from '../words.ts'
import { changed, changedDuration, eachOf, type Findings, same } from './compare.ts'

/** Products, what gives a right and for how long, and how it is renewed. */
export function diffRights(before: Regulation, after: Regulation, into: Findings): void {
  const { say, locale } = into
  const word = (kind: string) => HOLDING_WORDS[locale][kind as HoldingKind]
  eachOf(
    before.products,
    after.products,
    (id, { title }) => `${say.product(id)} (${title[locale]})`,
    into,
    (a, b, id) => {
      changed(say.product(id), a.title[locale], b.title[locale], into)
      changed(say.versions(id), versionWords(a, into), versionWords(b, into), into)
    },
  )
  eachOf<HoldingRule>(
    before.holdings as Record<string, HoldingRule>,
    after.holdings as Record<string, HoldingRule>,
    (kind) => say.right(word(kind)),
    into,
    (a, b, kind) => {
      changedDuration(say.term(word(kind)), a.term, b.term, say.unlimited, into)
      changedDuration(say.onceIn(word(kind)), a.onceIn, b.onceIn, say.unlimited, into)
      const counts = ({ countsAs }: HoldingRule) => word(countsAs ?? kind)
      changed(say.countsAs(word(kind)), counts(a), counts(b), into)
    },
  )
  const renewals = (regulation: Regulation) =>
    Object.fromEntries(regulation.renewals.map((each) => [each.holding as string, each]))
  eachOf<Renewal>(
    renewals(before),
    renewals(after),
    (kind) => say.renewal(word(kind)),
    into,
    (a, b, kind) => {
      changedDuration(say.renewalTerm(word(kind)), a.term, b.term, say.none, into)
      const rest = ({ orMore, starts, asked, act }: Renewal) => [
        orMore,
        starts,
        asked?.channels,
        act?.map((each) => each.must),
      ]
      if (!same(rest(a), rest(b))) into.sentences.push(say.moved(say.renewal(word(kind))))
    },
  )
}

function versionWords({ versions, current }: Product, { say }: Findings): string {
  if (versions === 'any') return say.any
  return current ? say.current(versions.join(', ')) : versions.join(', ')
}
