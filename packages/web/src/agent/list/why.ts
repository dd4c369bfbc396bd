import { type QueueReason, whyBefore } from '@reglament/engine'
import type { CaseRow } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { queuedOf } from './merge.ts'

/** What the place of a case in the queue is read from. */
type Placed = Pick<CaseRow, 'number' | 'label' | 'priority' | 'respondBy' | 'registeredAt'>

/** Says why a case stands where it stands: before the one that follows, or, as the last, after the one before it. */
export function useWhy(): (row: Placed, before: Placed | undefined, next: Placed | undefined) => string {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const now = useNow()
  const at = (value: number) => dayAndTime(value, now, { timezone: readersZone(), locale, say })
  const value = (by: QueueReason['by'], known: number | null): string => {
    if (known === null) return by === 'priority' || by === 'due' ? say(`why.none.${by}`) : ''
    return by === 'due' || by === 'arrival' ? at(known) : String(known)
  }
  const reason = ({ by, first, second }: QueueReason, other: string): string => {
    if (first !== second) {
      if (by === 'number') return say('why.number.differ')
      return say(`why.${by}.differ`, { first: value(by, first), second: value(by, second), other })
    }
    if (first === null && (by === 'priority' || by === 'due')) return say(`why.bothNone.${by}`)
    return by === 'number' ? '' : say(`why.${by}.same`, { value: value(by, first) })
  }
  return (row, before, next) => {
    const other = next ?? before
    if (!other) return ''
    const reasons = next
      ? whyBefore(queuedOf(row), queuedOf(next), regulation)
      : whyBefore(queuedOf(other), queuedOf(row), regulation)
    // Of the two, the sentence always begins with the row that is asked about.
    const told = next ? reasons : reasons.map(({ by, first, second }) => ({ by, first: second, second: first }))
    const words = told.map((each) => reason(each, other.label)).filter(Boolean)
    return say(next ? 'why.before' : 'why.after', { label: row.label, other: other.label, reasons: words.join('; ') })
  }
}
