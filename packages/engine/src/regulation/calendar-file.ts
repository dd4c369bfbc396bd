import { z } from 'zod'
import { WEEKDAYS } from '../calendar/index.ts'
import { readDocument } from './document.ts'
import type { Problem } from './problem.ts'
import { reportShape } from './shape.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-03-09')
const year = z
  .string()
  .regex(/^\d{4}$/, 'a year is written 2026')
  .transform(Number)

const calendarFile = z.strictObject({
  calendar: z.string(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  known: z.strictObject({ from: year, to: year }),
  years: z.record(
    z.string(),
    z.strictObject({
      holidays: z.array(date).default([]),
      transferred: z.record(date, z.enum(WEEKDAYS)).default({}),
      shortened: z.array(date).default([]),
    }),
  ),
})

/** The days that a country has off, works instead, or shortens: what regulations name as `holidays: ru`. */
export interface ProductionCalendar {
  readonly holidays: readonly string[]
  readonly transferredDays: Readonly<Record<string, (typeof WEEKDAYS)[number]>>
  readonly shortenedDays: readonly string[]
  readonly knownYears: { readonly from: number; readonly to: number }
}

/** Reads a calendar file such as `calendars/ru.yaml`; total, like every parser here. */
export function parseCalendarFile(
  source: string,
  file: string,
): { calendar: ProductionCalendar | null; problems: readonly Problem[] } {
  const document = readDocument(source, file)
  const parsed = calendarFile.safeParse(document.data)
  if (!parsed.success) {
    if (document.problems.length === 0 || document.data !== null)
      reportShape(document, calendarFile, parsed.error.issues)
    return { calendar: null, problems: document.problems }
  }
  const years = Object.values(parsed.data.years)
  const calendar = {
    holidays: years.flatMap((each) => each.holidays),
    transferredDays: Object.assign({}, ...years.map((each) => each.transferred)),
    shortenedDays: years.flatMap((each) => each.shortened),
    knownYears: parsed.data.known,
  }
  return { calendar, problems: document.problems }
}
