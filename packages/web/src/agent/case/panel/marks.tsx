import type { CaseDetail } from '../../../api/shapes.ts'
import { useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { When } from '../../../ui/when.tsx'
import css from '../panel.module.css'

/** What the client thinks of the service: marks, and complaints to the head (I31). */
export function Marks({ detail }: { readonly detail: CaseDetail }) {
  const { say } = useVoice()
  const { timezone } = useRules()
  const marks = detail.events.flatMap((event) => {
    if (event.kind === 'rated')
      return [{ at: event.at, kind: say('feedback.mark', { score: event.score }), text: event.comment }]
    if (event.kind !== 'complained') return []
    const message = detail.messages.find(({ id }) => id === event.message?.messageId)
    return [{ at: event.at, kind: say('feedback.complaint'), text: message?.text ?? '' }]
  })
  if (marks.length === 0) return null
  return (
    <section>
      <h2>{say('feedback.ofCase')}</h2>
      <ul className={css.plain}>
        {marks.map(({ at, kind, text }) => (
          <li key={`${kind} ${at}`}>
            {kind}{' '}
            <span className={css.soft}>
              <When at={at} timezone={timezone} />
            </span>
            {text !== '' && <span className={css.line}>{text}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
