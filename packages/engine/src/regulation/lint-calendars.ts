import type { Path, SourceDocument } from './document.ts'
import { parseDays, parseHours } from './hours.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'

type Written = RegulationFile['calendars'][string]

/**
 * Calendars that nobody uses, that never open, or whose days are past.
 *
 * @param today the ISO date on which the file is checked; null: not known, so that nothing is past
 */
export function lintCalendars(
  file: RegulationFile,
  regulation: Regulation,
  document: SourceDocument,
  today: string | null,
): void {
  const used = new Set(
    [
      file.hours,
      ...Object.values(file.programmes).flatMap(({ hours, response, targets }) => [
        hours,
        response.calendar,
        targets['next-response']?.calendar,
        targets.resolution?.calendar,
      ]),
    ].filter((name) => name !== undefined),
  )
  for (const [name, written] of Object.entries(file.calendars)) {
    const path = ['calendars', name]
    if (!used.has(name)) {
      document.report(
        'unused-calendar',
        path,
        `nothing runs on \`${name}\``,
        'name it in `hours:`, in the `hours:` of a programme or as the `calendar:` of a target, or leave it out',
        'key',
      )
    }
    if (neverOpens(written)) {
      document.report(
        'never-open',
        [...path, 'weekly'],
        `\`${name}\` has no working hours`,
        'write the hours of at least one weekday: `mon-fri: 10:00-19:00`',
        'key',
      )
    }
    const holidays = regulation.calendars[name]?.spec.holidays ?? []
    checkDays(written, path, new Set(holidays), document)
    const knownTo = regulation.calendars[name]?.spec.knownYears?.to
    if (today !== null) checkYears(written, path, knownTo, today, document)
  }
}

/** Of hours that can't be read, nothing is said. */
function neverOpens(written: Written): boolean {
  return (
    Object.entries(written.weekly).every(([days, text]) => parseDays(days) && parseHours(text)?.length === 0) &&
    Object.values(written['special-days']).every((text) => parseHours(text)?.length === 0)
  )
}

/** A day's hours are, in this order: a special day, a holiday, a transferred day (contracts, section 2). */
function checkDays(written: Written, path: Path, holidays: ReadonlySet<string>, document: SourceDocument): void {
  for (const date of Object.keys(written['transferred-days'])) {
    const stronger = Object.hasOwn(written['special-days'], date)
      ? 'a special day'
      : holidays.has(date)
        ? 'a holiday'
        : null
    if (stronger) {
      document.report(
        'day-in-vain',
        [...path, 'transferred-days', date],
        `\`${date}\` is ${stronger} already, so the hours of another weekday do nothing`,
        stronger === 'a holiday' ? 'write its hours under `special-days`, or leave it out' : 'leave one of the two',
        'key',
      )
    }
  }
  if (Array.isArray(written.holidays)) {
    const seen = new Set<string>()
    for (const [i, date] of written.holidays.entries()) {
      if (seen.has(date))
        document.report(
          'day-in-vain',
          [...path, 'holidays', i],
          `\`${date}\` stands twice in the holidays`,
          'leave one of the two',
        )
      seen.add(date)
    }
  }
  if (written['shortened-days'] && typeof written.holidays !== 'string') {
    document.report(
      'day-in-vain',
      [...path, 'shortened-days'],
      'no day is known to be shortened',
      'take the days from a calendar file (`holidays: ru`), or write the shorter hours under `special-days`',
    )
  }
}

function checkYears(
  written: Written,
  path: Path,
  knownTo: number | undefined,
  today: string,
  document: SourceDocument,
): void {
  const year = Number(today.slice(0, 4))
  if (knownTo !== undefined && knownTo < year) {
    document.report(
      'calendar-out-of-date',
      [...path, 'holidays'],
      `\`${String(written.holidays)}\` knows the days off up to ${knownTo}, and it is ${year}`,
      'add the years that have come to the calendar file',
    )
  }
  if (Array.isArray(written.holidays) && written.holidays.length > 0) {
    const last = written.holidays.toSorted().at(-1) ?? ''
    if (Number(last.slice(0, 4)) < year)
      document.report(
        'calendar-out-of-date',
        [...path, 'holidays', written.holidays.indexOf(last)],
        `the last day off is in ${last.slice(0, 4)}, and it is ${year}`,
        'add the days off of the years that have come',
      )
  }
}
