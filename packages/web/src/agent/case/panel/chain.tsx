import type { CaseDetail } from '../../../api/shapes.ts'
import { programmeTitle } from '../../../say/reasons.ts'
import { useVoice } from '../../../say/say.tsx'
import { deadlineOf, responseOf } from '../../../ui/deadline/deadline.ts'
import { ProofView } from '../../../ui/deadline/proof-view.tsx'
import { Strip } from '../../../ui/deadline/strip.tsx'
import { TimeLeft, useLeftWords } from '../../../ui/deadline/time-left.tsx'
import { useNow } from '../../../ui/now.ts'
import { ClauseRow, ReasonList } from '../../../ui/reasons.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { When } from '../../../ui/when.tsx'
import css from '../panel.module.css'
import { Promises } from './promises.tsx'

/** Right → clause → deadline, as one chain from top to bottom. */
export function Chain({ detail }: { readonly detail: CaseDetail }) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const { state } = detail
  const { because } = state.verdict
  const promised =
    state.turn === 'development'
      ? detail.events.findLast((event) => event.kind === 'escalated' || event.kind === 'promised')
      : undefined
  const deadline = deadlineOf(state, regulation, promised?.at ?? null)
  const left = useLeftWords(deadline)
  const answer = responseOf(state, regulation)
  return (
    <section className={css.chain}>
      <div className={css.link}>
        <h2>{say('panel.right')}</h2>
        <p className={css.right}>
          {programmeTitle(state.verdict.programme, regulation, locale) ?? say('panel.noProgramme')}
        </p>
        <ReasonList
          reasons={because.filter(
            (reason) => reason.kind === 'holding' || reason.kind === 'ground' || reason.kind === 'programme',
          )}
        />
      </div>
      <div className={css.link}>
        <h2>{say('panel.clause')}</h2>
        <ReasonList
          reasons={because.filter(
            (reason) =>
              reason.kind === 'target' ||
              reason.kind === 'no-target' ||
              reason.kind === 'never-due' ||
              reason.kind === 'calendar-year-unknown',
          )}
        />
        <details>
          <summary>{say('panel.allReasons')}</summary>
          <ReasonList reasons={because} />
        </details>
      </div>
      <div className={css.link}>
        <h2>{say('panel.deadline')}</h2>
        {deadline ? (
          <>
            <p>
              {say(`deadline.${deadline.kind}`)} <TimeLeft deadline={deadline} timezone={timezone} />
            </p>
            <Strip clock={deadline.clock} nowMs={now} size="panel" label={say('strip.label', { words: left })} />
            {deadline.clause && <ClauseRow clauses={[deadline.clause]} />}
            <ProofView deadline={deadline} timezone={timezone} />
          </>
        ) : (
          <p>{say(state.turn === 'nobody' ? 'deadline.over' : answer ? 'deadline.met' : 'deadline.none')}</p>
        )}
        {state.response.result && answer && (
          <p className={css.soft}>
            {say(`response.${state.response.result}`)}{' '}
            {state.response.endedAt !== null && <When at={state.response.endedAt} timezone={timezone} />}
          </p>
        )}
        <Promises state={state} shown={deadline?.kind ?? null} />
      </div>
    </section>
  )
}
