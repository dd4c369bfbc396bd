import { type CalendarSpec, calendarProblems, type OpenHours, type Weekday } from '../calendar/index.ts'
import { type ProductionCalendar, parseCalendarFile } from './calendar-file.ts'
import type { Path, SourceDocument } from './document.ts'
import { parseDays, parseHours } from './hours.ts'
import type { NamedCalendar } from './model.ts'
import type { RegulationFile } from './schema.ts'

type CalendarFile = RegulationFile['calendars'][string]

/** The calendars of a regulation as the engine computes on them; days off may come from a calendar file. */
export function resolveCalendars(
  file: RegulationFile,
  document: SourceDocument,
  imports: (name: string) => string | null,
): Record<string, NamedCalendar> {
  checkTimezone(file.timezone, ['timezone'], document)
  return Object.fromEntries(
    Object.entries(file.calendars).map(([name, written]) => {
      const path = ['calendars', name]
      const spec = specOf(written, written.timezone ?? file.timezone, path, document, imports)
      const wordsOf = new Map<string | number | undefined, string>()
      for (const words of Object.keys(written.weekly)) for (const day of parseDays(words) ?? []) wordsOf.set(day, words)
      for (const problem of calendarProblems(spec)) {
        if (problem.path[0] === 'timezone') {
          if (written.timezone !== undefined)
            document.report('unknown-timezone', [...path, 'timezone'], ...inParts(problem.message))
        } else document.report('bad-calendar', [...path, ...inFile(problem.path, wordsOf)], ...inParts(problem.message))
      }
      return [name, { title: written.title, spec, clauses: written.clauses }]
    }),
  )
}

function checkTimezone(timezone: string, path: Path, document: SourceDocument): void {
  const problem = calendarProblems({ timezone, weekly: {} })[0]
  if (problem) document.report('unknown-timezone', path, ...inParts(problem.message))
}

/** A calendar's problem says what is wrong, then what to do. */
function inParts(message: string): [message: string, help: string | null] {
  const at = message.indexOf('; ')
  return at < 0 ? [message, null] : [message.slice(0, at), message.slice(at + 2)]
}

function specOf(
  written: CalendarFile,
  timezone: string,
  path: Path,
  document: SourceDocument,
  imports: (name: string) => string | null,
): CalendarSpec {
  const hours = (text: string | readonly string[], at: Path): readonly OpenHours[] => {
    const parsed = parseHours(text)
    if (parsed) return parsed
    document.report(
      'bad-hours',
      at,
      `\`${String(text)}\` is not a day's hours`,
      'write `10:00-19:00`, `10:00-13:00, 14:00-19:00`, `24h` or `closed`',
    )
    return []
  }
  const weekly: Partial<Record<Weekday, readonly OpenHours[]>> = {}
  for (const [words, text] of Object.entries(written.weekly)) {
    const at = [...path, 'weekly', words]
    const days = parseDays(words)
    if (!days) {
      document.report(
        'bad-hours',
        at,
        `\`${words}\` names no weekdays`,
        'write `mon-fri`, `sat`, `mon, wed` or `daily`',
        'key',
      )
      continue
    }
    const open = hours(text, at)
    for (const day of days) {
      if (weekly[day])
        document.report('bad-hours', at, `\`${day}\` has its hours twice`, 'give each weekday its hours once', 'key')
      weekly[day] = open
    }
  }
  const own = Array.isArray(written.holidays) ? written.holidays : []
  const production =
    typeof written.holidays === 'string' ? imported(written.holidays, [...path, 'holidays'], document, imports) : null
  return {
    timezone,
    weekly,
    holidays: [...own, ...(production?.holidays ?? [])],
    specialDays: Object.fromEntries(
      Object.entries(written['special-days']).map(([date, text]) => [
        date,
        hours(text, [...path, 'special-days', date]),
      ]),
    ),
    transferredDays: { ...production?.transferredDays, ...written['transferred-days'] },
    ...(written['shortened-days'] && production ? { shortenedDays: production.shortenedDays } : {}),
    ...(production ? { knownYears: production.knownYears } : {}),
  }
}

function imported(
  name: string,
  at: Path,
  document: SourceDocument,
  imports: (name: string) => string | null,
): ProductionCalendar | null {
  const source = imports(name)
  if (source === null) {
    document.report(
      'bad-import',
      at,
      `there is no calendar file \`calendars/${name}.yaml\` beside this one`,
      'write the days off as a list of dates, or put the file there',
    )
    return null
  }
  const { calendar, problems } = parseCalendarFile(source, `calendars/${name}.yaml`)
  const first = problems[0]
  if (first) document.report('bad-import', at, `\`${first.file}\` line ${first.line}: ${first.message}`, first.help)
  return calendar
}

/** The file writes `special-days` where the model has `specialDays`, and a day's hours stand with the days it names. */
function inFile(
  [key, ...rest]: readonly (string | number)[],
  wordsOf: ReadonlyMap<string | number | undefined, string>,
): Path {
  if (key === 'weekly') return [key, wordsOf.get(rest[0]) ?? '']
  const group = String(key).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return [group, ...rest]
}
