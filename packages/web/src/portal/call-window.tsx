import { NativeSelect } from '@mantine/core'
import { endClock } from '@reglament/engine'
import type { CallWindow } from '../api/callback.ts'
import { useVoice } from '../say/say.tsx'
import { clockTime, dayAndTime, dayName } from '../say/time.ts'
import { useNow } from '../ui/now.ts'
import own from './callback-page.module.css'

interface Props {
  readonly windows: readonly CallWindow[]
  readonly chosen: CallWindow
  readonly choose: (window: CallWindow) => void
  /** The client's. */
  readonly timezone: string
}

/** The day first, then the time: as people agree on a call. */
export function WindowFields({ windows, chosen, choose, timezone }: Props) {
  const { say, locale } = useVoice()
  const dayOf = ({ from }: CallWindow) => dayName(Date.parse(from), timezone, locale)
  const days = [...new Set(windows.map(dayOf))]
  const ofDay = windows.filter((each) => dayOf(each) === dayOf(chosen))
  return (
    <fieldset className={own.when}>
      <legend>{say('portal.callWhen')}</legend>
      <div className={own.pair}>
        <NativeSelect
          label={say('portal.callDay')}
          name="day"
          value={dayOf(chosen)}
          onChange={(event) => {
            const first = windows.find((each) => dayOf(each) === event.currentTarget.value)
            if (first) choose(first)
          }}
          data={days}
        />
        <NativeSelect
          label={say('portal.callTime')}
          name="time"
          value={chosen.from}
          onChange={(event) => {
            const found = windows.find(({ from }) => from === event.currentTarget.value)
            if (found) choose(found)
          }}
          data={ofDay.map(({ from, to }) => ({
            value: from,
            label: `${clockTime(Date.parse(from), timezone, locale)}–${endClock(Date.parse(to), timezone)}`,
          }))}
        />
      </div>
    </fieldset>
  )
}

/** `tomorrow 12:00–13:00`, on the reader's clock. */
export function Between({ window, timezone }: { readonly window: Bounds; readonly timezone: string }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const [from, to] = [instantOf(window.from), instantOf(window.to)]
  return (
    <time dateTime={new Date(from).toISOString()}>
      {dayAndTime(from, now, { timezone, locale, say })}–{endClock(to, timezone)}
    </time>
  )
}

/** ISO text as the API gives it, or epoch milliseconds as the engine does. */
interface Bounds {
  readonly from: string | number
  readonly to: string | number
}

const instantOf = (at: string | number): number => (typeof at === 'number' ? at : Date.parse(at))
