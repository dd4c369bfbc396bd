import { remedyWords } from '@reglament/engine'
import type { TrackedCase } from '../api/shapes.ts'
import { groundWords } from '../say/reasons.ts'
import { useVoice } from '../say/say.tsx'
import { ClauseRow } from '../ui/reasons.tsx'
import { ContactPoints } from './contact-points.tsx'
import css from './track-page.module.css'

/** Why support was refused, and the client's way to put it right: what to send, where, and whom to write to (I17, I31). */
export function RefusedView({ tracked }: { readonly tracked: TrackedCase }) {
  const { say, locale } = useVoice()
  const { state, regulation } = tracked
  if (state.status !== 'refused' || !state.refusal) return null
  const { grounds } = state.refusal
  const remedies = [...new Set(grounds.map(({ reason }) => remedyWords(reason, locale)))]
  return (
    <section className={css.supply}>
      <h2 className={css.heading}>{say('refused.title')}</h2>
      <p>
        {groundWords(state.refusal, regulation, locale)} <ClauseRow clauses={grounds.map(({ clause }) => clause)} />
      </p>
      {remedies.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>{say('refused.again')}</p>
      {regulation.contacts.length > 0 && <p>{say('refused.contacts')}</p>}
      <ContactPoints regulation={regulation} />
      <p className={css.hint}>{say('refused.head')}</p>
    </section>
  )
}
