import { type CalendarSpec, compile, due, instant, type OpenHours, WEEKDAYS } from '@reglament/engine'
import dayjs from 'dayjs'
import dayjsBusinessTime from 'dayjs-business-time'
import moment from 'moment-business-time'
import { Oracle } from '../../packages/engine/tests/calendar/oracle.ts'

const MINUTE_MS = 60_000
const PATIENCE_MINUTES = 20 * 366 * 1440

/** Adds working minutes to an instant in epoch milliseconds. */
export type Add = (fromMs: number, minutes: number) => number

/**
 * What is compared. The libraries work in the process's own time zone, so each runs in a process started in the
 * calendar's zone: that is how they are meant to be used. What they have no word for is left out of their calendar.
 */
export const PEERS: Readonly<Record<string, (spec: CalendarSpec) => Add>> = {
  reglament: (spec) => {
    const calendar = compile(spec)
    return (fromMs, minutes) => {
      const found = due(calendar, instant(fromMs), minutes * MINUTE_MS)
      return found.kind === 'at' ? found.at : Number.NaN
    }
  },
  'minute-stepper': (spec) => {
    const oracle = new Oracle(spec)
    return (fromMs, minutes) => oracle.due(fromMs, minutes, PATIENCE_MINUTES) ?? Number.NaN
  },
  'dayjs-business-time': (spec) => {
    dayjs.extend(dayjsBusinessTime)
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    dayjs.setBusinessTime(
      Object.fromEntries(
        WEEKDAYS.map((day, i) => [
          names[i],
          spec.weekly[day]?.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` })) ?? null,
        ]),
      ),
    )
    dayjs.setHolidays([...(spec.holidays ?? [])])
    return (fromMs, minutes) => dayjs(fromMs).addBusinessMinutes(minutes).valueOf()
  },
  'moment-business-time': (spec) => {
    const hours = (day: readonly OpenHours[] | undefined) => day?.flat().map((time) => `${time}:00`) ?? null
    const workinghours = Object.fromEntries(WEEKDAYS.map((day, i) => [(i + 1) % 7, hours(spec.weekly[day])]))
    moment.updateLocale('en', { workinghours, holidays: [...(spec.holidays ?? [])] })
    return (fromMs, minutes) => moment(fromMs).addWorkingTime(minutes, 'minutes').valueOf()
  },
}
