import { dayNumber, parseIsoDate } from '../../calendar/civil.ts'
import { type OpenHours, WEEKDAYS } from '../../calendar/index.ts'
import type { NamedCalendar } from '../../regulation/index.ts'
import { begun, list, type Page, statements } from './frame.ts'
import { type Html, html } from './markup.ts'
import type { Phrases } from './phrases.ts'

/** The calendars by which anybody is served or a promise runs; null where the regulation states no hours. */
export function hoursSection(page: Page): Html | null {
  const { regulation } = page
  const used = Object.entries(regulation.calendars).filter(
    ([name]) =>
      name === regulation.hours ||
      regulation.programmes.some((each) => each.hours === name || each.response.calendar === name),
  )
  if (used.length === 0) return null
  return html`${used.map(([name, calendar]) => calendarBlock(name, calendar, page))}`
}

function calendarBlock(name: string, { title, spec, clauses }: NamedCalendar, page: Page): Html {
  const { regulation, locale, say } = page
  const own = regulation.programmes.filter((each) => each.hours === name && name !== regulation.hours)
  const whose = own.length > 0 ? ` (${say.hoursOf(own.map((each) => each.title[locale]).join(', '))})` : ''
  const week = weekRows(spec.weekly, say).map(({ days, hours }, i) => ({
    head: begun(days),
    text: hours,
    clauses: i === 0 ? clauses : [],
  }))
  const known = spec.knownYears
  const unknown = known ? html`<p><small>${say.unknownYears(known.from, known.to)}</small></p>\n` : null
  return html`<h3>${title[locale]}${whose}</h3>
<p><small>${begun(say.zone(spec.timezone))}</small></p>
${statements(week, page)}${exceptionsOf(spec, say)}${unknown}`
}

/** Days in a row that have the same hours are one line, as people write them. */
function weekRows(
  weekly: NamedCalendar['spec']['weekly'],
  say: Phrases,
): readonly { readonly days: string; readonly hours: string }[] {
  const rows: { from: number; to: number; hours: string }[] = []
  for (const [i, day] of WEEKDAYS.entries()) {
    const hours = hoursWords(weekly[day] ?? [], say)
    const last = rows.at(-1)
    if (last?.hours === hours) last.to = i
    else rows.push({ from: i, to: i, hours })
  }
  const name = (i: number) => say.days[WEEKDAYS[i] ?? 'mon']
  return rows.map(({ from, to, hours }) => ({
    days: to - from === 6 ? say.everyDay : from === to ? name(from) : `${name(from)} – ${name(to)}`,
    hours,
  }))
}

export function hoursWords(hours: readonly OpenHours[], say: Phrases): string {
  if (hours.length === 0) return say.closed
  if (hours.length === 1 && hours[0]?.[0] === '00:00' && hours[0][1] === '24:00') return say.aroundTheClock
  return hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ')
}

function exceptionsOf(spec: NamedCalendar['spec'], say: Phrases): Html | null {
  const lines: { head: string; days: readonly string[] }[] = [
    { head: say.daysOff, days: dateWords(spec.holidays ?? [], say) },
    { head: say.daysWorked, days: dateWords(Object.keys(spec.transferredDays ?? {}), say) },
    { head: say.shortened(spec.shortenedByMinutes ?? 60), days: dateWords(spec.shortenedDays ?? [], say) },
    {
      head: say.ownHours,
      days: Object.entries(spec.specialDays ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([date, hours]) => `${dateWords([date], say).join('')} — ${hoursWords(hours, say)}`),
    },
  ].filter(({ days }) => days.length > 0)
  if (lines.length === 0) return null
  return html`<dl class="dates">${lines.map(({ head, days }) => html`<dt>${head}</dt><dd>${list(days)}</dd>`)}</dl>\n`
}

/** Dates as people write them, a line a year: `2026: 1–9 Jan, 23 Feb`. */
export function dateWords(dates: readonly string[], say: Phrases): readonly string[] {
  const runs: { from: string; to: string }[] = []
  for (const date of [...dates].sort()) {
    const last = runs.at(-1)
    if (last && date.slice(0, 4) === last.to.slice(0, 4) && numberOf(date) <= numberOf(last.to) + 1) last.to = date
    else runs.push({ from: date, to: date })
  }
  const years = [...new Set(runs.map(({ from }) => from.slice(0, 4)))]
  return years.map(
    (year) =>
      `${year}: ${runs
        .filter(({ from }) => from.startsWith(year))
        .map((run) => runWords(run, say))
        .join(', ')}`,
  )
}

function numberOf(date: string): number {
  return parseIsoDate(date) ?? dayNumber(1970, 1, 1)
}

function runWords({ from, to }: { from: string; to: string }, say: Phrases): string {
  const day = (date: string) => String(Number(date.slice(8, 10)))
  const month = (date: string) => say.months[Number(date.slice(5, 7)) - 1] ?? ''
  if (from === to) return `${day(from)} ${month(from)}`
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day(from)}–${day(to)} ${month(to)}`
  return `${day(from)} ${month(from)} – ${day(to)} ${month(to)}`
}
