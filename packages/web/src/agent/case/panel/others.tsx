import { Link } from '@tanstack/react-router'
import { useVoice } from '../../../say/say.tsx'
import { CaseLabel } from '../../../ui/case-label.tsx'
import { TurnMark } from '../../../ui/turn.tsx'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** The other cases of the client. */
export function Others({ detail, desk }: SectionProps) {
  const { say } = useVoice()
  if (detail.otherCases.length === 0) return null
  return (
    <section>
      <h2>{say('panel.others')}</h2>
      <ul className={css.plain}>
        {detail.otherCases.map((other) => (
          <li key={other.id} className={css.other}>
            <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(other.number) }}>
              <CaseLabel label={other.label} /> {other.subject}
            </Link>
            <TurnMark turn={other.turn} />
          </li>
        ))}
      </ul>
    </section>
  )
}
