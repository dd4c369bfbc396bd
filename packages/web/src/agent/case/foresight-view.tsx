import type { ActKind } from '../../api/acts.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { useRejectionWords } from '../gated.tsx'
import css from './composer.module.css'
import type { Foresight } from './foresee.ts'

/** What sending will do, before it is done. */
export function ForesightView({ kind, foresight }: { readonly kind: ActKind; readonly foresight: Foresight }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const words = useRejectionWords()
  if (foresight.kind === 'rejected') {
    return (
      <p className={css.foresight} data-rejected>
        {say('foresight.cannot', { reason: words(foresight.rejection) })}
      </p>
    )
  }
  const { after, stopsClock, turnMoves, closesAt, letters } = foresight
  const when = (at: number) => dayAndTime(at, now, { timezone: readersZone(), locale, say })
  const parts: string[] = []
  if (kind === 'note') parts.push(say('foresight.unseen'))
  if (stopsClock) parts.push(say(after.response.result === 'late' ? 'foresight.stopsLate' : 'foresight.stopsInTime'))
  const { dueAt, endedAt } = after.response
  if (!stopsClock && dueAt !== null && endedAt === null && after.turn !== 'nobody')
    parts.push(say('foresight.clockGoesOn'))
  if (turnMoves) parts.push(say(`foresight.turn.${after.turn}`))
  if (closesAt !== null && kind !== 'note') parts.push(say('foresight.closes', { at: when(closesAt) }))
  if (letters.length > 0)
    parts.push(say('foresight.letters', { letters: letters.map((letter) => say(`letter.${letter}`)).join(', ') }))
  if (parts.length === 0) parts.push(say('foresight.nothing'))
  return <p className={css.foresight}>{say('foresight.will', { what: parts.join('; ') })}</p>
}
