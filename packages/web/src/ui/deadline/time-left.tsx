import { useVoice } from '../../say/say.tsx'
import { span } from '../../say/time.ts'
import { useNow } from '../now.ts'
import { When } from '../when.tsx'
import type { Deadline } from './deadline.ts'
import { standingOf } from './geometry.ts'
import css from './time-left.module.css'

interface Props {
  readonly deadline: Deadline
  readonly timezone: string
}

/** How much of a promise is left, in words. */
export function useLeftWords(deadline: Deadline | null): string {
  const { say, locale } = useVoice()
  const now = useNow()
  if (!deadline) return ''
  const { dueAt } = deadline.clock
  const length = span(dueAt - now, locale, say)
  if (deadline.kind === 'closing') return say('left.closing', { span: length })
  return say(dueAt < now ? 'left.late' : 'left.left', { span: length })
}

/** How much of a promise is left and when it ends: `1 h 20 min left · today 14:20`. */
export function TimeLeft({ deadline, timezone }: Props) {
  const now = useNow()
  const words = useLeftWords(deadline)
  const { dueAt } = deadline.clock
  const standing = standingOf(deadline.clock, now)
  // Silence that runs out breaks no promise of the desk.
  const shown = deadline.kind === 'closing' ? 'ample' : standing
  return (
    <span className={css.left} data-standing={shown}>
      <span className={css.span}>{words}</span>
      <span className={css.at}>
        <When at={dueAt} timezone={timezone} isEnd />
      </span>
    </span>
  )
}
