import { endClock, zoneWords } from '@reglament/engine'
import { useVoice } from '../say/say.tsx'
import { clockTime, dayAndTime, offsetMinutes, readersZone, span } from '../say/time.ts'
import { useNow } from './now.ts'

interface Props {
  /** Epoch milliseconds. */
  readonly at: number
  /** The desk's zone: its time stands beside the reader's where the two differ. */
  readonly timezone: string
  /** Put the day's name before the date, for a date that someone waits for. */
  readonly weekday?: boolean
  /** Name the zone even where the reader lives in it. */
  readonly zone?: 'always' | 'differs' | 'never'
  /** Something ends then: midnight is 24:00 of the day before. */
  readonly isEnd?: boolean
}

/** A moment: day and time where the reader is, and what the desk's clock shows then where that is another time. */
export function When({ at, timezone, weekday = false, zone = 'differs', isEnd = false }: Props) {
  const { say, locale } = useVoice()
  const now = useNow()
  const mine = readersZone()
  const text = dayAndTime(at, now, { timezone: mine, locale, say, isEnd }, weekday)
  const differs = offsetMinutes(at, mine) !== offsetMinutes(at, timezone)
  const name = zoneWords(timezone, locale)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {text}
      {differs &&
        zone !== 'never' &&
        ` (${say('time.atDesk', { zone: name, time: isEnd ? endClock(at, timezone) : clockTime(at, timezone, locale) })})`}
      {!differs && zone === 'always' && ` ${name}`}
    </time>
  )
}

/** Times are relative up to a day, in milliseconds. */
const DAY_MS = 24 * 3_600_000

/** Nearer than this is now, in milliseconds: two clocks never agree to the second. */
const JUST_NOW_MS = 60_000

/** How long ago or until then; the moment itself shows on hover. */
export function Relative({ at, timezone }: { readonly at: number; readonly timezone: string }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const title = `${dayAndTime(at, now, { timezone, locale, say })}, ${zoneWords(timezone, locale)}`
  const away = Math.abs(at - now)
  const isNow = away < JUST_NOW_MS
  const far = dayAndTime(at, now, { timezone: readersZone(), locale, say })
  const near = say(at < now ? 'time.ago' : 'time.in', { span: span(away, locale, say) })
  const words = isNow ? say('time.justNow') : away > DAY_MS ? far : near
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {words}
    </time>
  )
}
