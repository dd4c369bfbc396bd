import { WEEKDAYS } from '../../calendar/index.ts'
import type { NamedCalendar, Regulation } from '../../regulation/index.ts'
import { dateWords, hoursWords } from '../page/hours.ts'
import { PAGE_PHRASES, type Phrases } from '../page/phrases.ts'
import { changed, changedSet, eachOf, type Findings } from './compare.ts'

/** Hours and days off that changed, calendar by calendar. */
export function diffCalendars(before: Regulation, after: Regulation, into: Findings): void {
  const { say, locale } = into
  changed(say.hours, before.hours ?? say.none, after.hours ?? say.none, into)
  eachOf(
    before.calendars,
    after.calendars,
    (id, { title }) => `${say.calendar(id)} (${title[locale]})`,
    into,
    (a, b, id) => diffCalendar(a, b, id, into),
  )
}

function diffCalendar(a: NamedCalendar, b: NamedCalendar, id: string, into: Findings): void {
  const { say, locale } = into
  const page = PAGE_PHRASES[locale]
  changed(`${say.calendar(id)}, ${say.title}`, a.title[locale], b.title[locale], into)
  changed(`${say.calendar(id)}, ${say.timezone}`, a.spec.timezone, b.spec.timezone, into)
  for (const { days, from, to } of weekChanges(a, b, page)) changed(say.weekday(id, days), from, to, into)
  const dates = (what: string, from: readonly string[], to: readonly string[]) => {
    const words = (all: readonly string[], other: readonly string[]) =>
      dateWords(
        all.filter((date) => !other.includes(date)),
        page,
      )
    changedSet(what, words(from, to), words(to, from), into)
  }
  dates(say.daysOff(id), a.spec.holidays ?? [], b.spec.holidays ?? [])
  dates(say.shortened(id), a.spec.shortenedDays ?? [], b.spec.shortenedDays ?? [])
  const worked = ({ spec }: NamedCalendar) =>
    Object.entries(spec.transferredDays ?? {}).map(([date, day]) => `${date} (${page.days[day]})`)
  changedSet(say.daysWorked(id), worked(a), worked(b), into)
  const own = ({ spec }: NamedCalendar) =>
    Object.entries(spec.specialDays ?? {}).map(([date, hours]) => `${date} (${hoursWords(hours, page)})`)
  changedSet(say.ownHours(id), own(a), own(b), into)
}

/** Days in a row whose hours change alike are one change. */
function weekChanges(
  a: NamedCalendar,
  b: NamedCalendar,
  page: Phrases,
): readonly { readonly days: string; readonly from: string; readonly to: string }[] {
  const runs: { first: number; last: number; from: string; to: string }[] = []
  for (const [i, day] of WEEKDAYS.entries()) {
    const from = hoursWords(a.spec.weekly[day] ?? [], page)
    const to = hoursWords(b.spec.weekly[day] ?? [], page)
    const run = runs.at(-1)
    if (from === to) continue
    if (run && run.last === i - 1 && run.from === from && run.to === to) run.last = i
    else runs.push({ first: i, last: i, from, to })
  }
  const name = (i: number) => page.days[WEEKDAYS[i] ?? 'mon']
  return runs.map(({ first, last, from, to }) => ({
    days: first === last ? name(first) : `${name(first)} – ${name(last)}`,
    from,
    to,
  }))
}
