import type { Verdict } from '@reglament/engine'
import { useState } from 'react'
import { channelList, fieldList } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { ReasonList } from '../reasons.tsx'
import { useRules } from '../regulation.tsx'
import { When } from '../when.tsx'
import css from './verdict.module.css'

interface Props {
  readonly verdict: Verdict
  /** In place of the sentence that says what was decided: nothing is, while a request is being written. */
  readonly headline?: string
}

/** What the desk decided, in a sentence, with the reasons a press away. */
export function VerdictView({ verdict, headline }: Props) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const [showsWhy, setShowsWhy] = useState(false)
  return (
    <section className={css.verdict}>
      {headline === undefined ? (
        <p className={css.headline}>
          {say(`verdict.${verdict.verdict}`)}
          {verdict.missing.length > 0 && ` ${say('verdict.missing', { fields: fieldList(verdict.missing, locale) })}`}
          {verdict.verdict === 'redirect' &&
            ` ${say('verdict.channels', { channels: channelList(verdict.channels, locale) })}`}
        </p>
      ) : (
        headline !== '' && <p className={css.headline}>{headline}</p>
      )}
      {verdict.respondBy !== null && (
        <p>
          {say('verdict.answerBy')} <When at={verdict.respondBy} timezone={timezone} weekday zone="always" />
        </p>
      )}
      <p>
        <button type="button" className={css.why} aria-expanded={showsWhy} onClick={() => setShowsWhy(!showsWhy)}>
          {say('verdict.why')}
        </button>
      </p>
      {showsWhy && (
        <div className={css.reasons}>
          <ReasonList reasons={verdict.because} />
        </div>
      )}
    </section>
  )
}
