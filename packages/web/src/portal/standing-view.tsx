import { leftToSupply } from '@reglament/engine'
import type { TrackedCase } from '../api/shapes.ts'
import { channelList, itemList } from '../say/reasons.ts'
import { useVoice } from '../say/say.tsx'
import { readersZone } from '../say/time.ts'
import { deadlineOf } from '../ui/deadline/deadline.ts'
import { ProofView } from '../ui/deadline/proof-view.tsx'
import { Strip } from '../ui/deadline/strip.tsx'
import { useLeftWords } from '../ui/deadline/time-left.tsx'
import { useNow } from '../ui/now.ts'
import { ClauseRow, ReasonList } from '../ui/reasons.tsx'
import { TurnMark } from '../ui/turn.tsx'
import { When } from '../ui/when.tsx'
import { Between } from './call-window.tsx'
import { ContactPoints } from './contact-points.tsx'
import { standing } from './standing.ts'
import css from './track-page.module.css'

const NEXT = {
  answer: 'track.answerBy',
  resolution: 'track.resolveBy',
  closing: 'track.closesAt',
  development: 'track.developmentBy',
} as const
const LATE = {
  ...NEXT,
  answer: 'track.answerLate',
  resolution: 'track.resolveLate',
  development: 'track.developmentLate',
} as const

/** Where it stands in one sentence, whose turn it is, and the next date. */
export function StandingView({ tracked }: { readonly tracked: TrackedCase }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const { state, regulation, timezone, developer } = tracked
  const { sentence, next } = standing(state, regulation)
  const deadline = deadlineOf(state, regulation)
  // What stands against the request, while that is what it waits for or was ended by.
  const isJudged = state.status === 'registered' || state.status === 'refused'
  const grounds = isJudged ? state.verdict.because.filter((reason) => reason.kind === 'ground') : []
  const left = useLeftWords(deadline)
  const open = leftToSupply(state)
  const missing = open.length > 0 ? open : state.asked
  return (
    <section className={css.standing}>
      <p className={css.sentence}>
        {say(sentence, { fields: itemList(missing, locale), channels: channelList(state.verdict.channels, locale) })}
      </p>
      <p>
        {say('track.turn')} <TurnMark turn={state.turn} toClient />
      </p>
      {tracked.ahead !== null && tracked.ahead > 0 && <p>{say('track.ahead', { count: tracked.ahead })}</p>}
      {tracked.before !== null && (
        <p>{tracked.before === 0 ? say('track.first') : say('track.before', { count: tracked.before })}</p>
      )}
      {state.callback?.ended === null && state.turn !== 'nobody' && (
        <p>
          {say('standing.callback')} <Between window={state.callback} timezone={readersZone()} />
        </p>
      )}
      {developer && (
        <p>
          {say('track.developer', {
            developer: [developer.name, developer.email, developer.phone].filter(Boolean).join(', '),
          })}
        </p>
      )}
      {next && (
        <p>
          {say((next.at < now ? LATE : NEXT)[next.kind])}{' '}
          <When at={next.at} timezone={timezone} weekday zone="always" isEnd />{' '}
          {deadline?.clause && <ClauseRow clauses={[deadline.clause]} />}
        </p>
      )}
      {deadline && next && (
        <>
          <Strip clock={deadline.clock} nowMs={now} size="panel" label={say('strip.label', { words: left })} />
          <ProofView deadline={deadline} timezone={timezone} />
        </>
      )}
      {sentence === 'standing.redirect' && <ContactPoints regulation={regulation} />}
      {grounds.length > 0 && <ReasonList reasons={grounds} />}
    </section>
  )
}
