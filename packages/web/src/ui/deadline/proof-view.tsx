import { useVoice } from '../../say/say.tsx'
import { clockTime, dayName, span, workingSpan } from '../../say/time.ts'
import type { Deadline } from './deadline.ts'
import css from './proof.module.css'
import { proofOf } from './proof.ts'

interface Props {
  readonly deadline: Deadline
  readonly timezone: string
}

/** The proof of a deadline: the hours that it is made of, on the clock of the desk. */
export function ProofView({ deadline, timezone }: Props) {
  const { say, locale } = useVoice()
  const lines = proofOf(deadline.clock)
  return (
    <details className={css.proof}>
      <summary>{say('proof.why')}</summary>
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">{say('proof.counts')}</th>
            <th scope="col">{say('proof.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.from}>
              <td>
                {dayName(line.from, timezone, locale)} {clockTime(line.from, timezone, locale)}–
                {isSameDay(line.from, line.to, timezone) ? '' : `${dayName(line.to, timezone, locale)} `}
                {clockTime(line.to, timezone, locale)}
              </td>
              <td>{(deadline.clock.open ? workingSpan : span)(line.countedMs, locale, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say(deadline.clock.open ? 'proof.open' : 'proof.always')}</p>
    </details>
  )
}

function isSameDay(fromMs: number, toMs: number, timezone: string): boolean {
  return dayName(fromMs, timezone, 'en') === dayName(toMs, timezone, 'en')
}
