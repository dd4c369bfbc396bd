import type { Verdict } from '@reglament/engine'
import { channelList, fieldList } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow, ReasonList } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { When } from '../../ui/when.tsx'
import type { Judgement } from './judge.ts'
import css from './phone.module.css'

/** The verdict as a sentence that can be read out, with what it rests on beside it. */
export function SayVerdict({ judgement: { verdict, behind } }: { readonly judgement: Judgement }) {
  const { say, locale } = useVoice()
  const { timezone, regulation } = useRules()
  const programme = regulation.programmes.find(({ id }) => id === verdict.programme)
  return (
    <section className={css.say} aria-live="polite" aria-label={say('phone.verdict')} data-verdict={verdict.verdict}>
      <p className={css.sayHead}>
        {programme ? programme.title[locale] : say('panel.noProgramme')}{' '}
        <ClauseRow clauses={verdict.grounds.map(({ clause }) => clause)} />
      </p>
      <p className={css.aloud}>
        <Aloud verdict={verdict} />
        {behind && ` ${say('phone.behind', { label: behind.label })}`}
      </p>
      {verdict.respondBy !== null && verdict.verdict !== 'refuse' && verdict.verdict !== 'redirect' && (
        <p className={css.aloud}>
          {say('verdict.answerBy')} <When at={verdict.respondBy} timezone={timezone} weekday zone="always" />
        </p>
      )}
      {verdict.missing.length > 0 && (
        <p className={css.ask}>{say('phone.askNow', { fields: fieldList(verdict.missing, locale) })}</p>
      )}
      <details className={css.why}>
        <summary>{say('verdict.why')}</summary>
        <ReasonList reasons={verdict.because} />
      </details>
    </section>
  )
}

/** What the operator says, word for word. */
function Aloud({ verdict }: { readonly verdict: Verdict }) {
  const { say, locale } = useVoice()
  switch (verdict.verdict) {
    case 'accept':
      return say('phone.say.accept')
    case 'incomplete':
      return say('phone.say.incomplete')
    case 'discretion':
      return say('phone.say.discretion')
    case 'redirect':
      return say('phone.say.redirect', { channels: channelList(verdict.channels, locale) })
    case 'refuse': {
      const reasons = [...new Set(verdict.grounds.map(({ reason }) => reason))].filter(
        (reason) => reason !== 'missing-data' && reason !== 'at-discretion' && reason !== 'channel-not-open',
      )
      return [...reasons.map((reason) => say(`phone.say.${reason}`)), say('phone.say.refuse')].join(' ')
    }
  }
}
