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
      for (const problem of calendarProblems(spec)) {
        if (problem.path[0] === 'timezone') {
          if (written.timezone !== undefined)
            document.report('unknown-timezone', [...path, 'timezone'], problem.message)
        } else document.report('bad-calendar', [...path, ...inFile(problem.path)], problem.message)
      }
      return [name, { title: written.title, spec, clauses: written.clauses }]
    }),
  )
}

function checkTimezone(timezone: string, path: Path, document: SourceDocument): void {
  const problem = calendarProblems({ timezone, weekly: {} })[0]
  if (problem) document.report('unknown-timezone', path, problem.message)
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
    for (const day of days) weekly[day] = hours(text, at)
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

/** The file writes `special-days` where the model has `specialDays`. */
function inFile(path: readonly (string | number)[]): Path {
  return path.map((step) =>
    typeof step === 'string' ? step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : step,
  )
}
