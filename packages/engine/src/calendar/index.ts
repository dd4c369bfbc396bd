export { type Calendar, compile } from './calendar.ts'
export { isIsoDate } from './civil.ts'
export { due, isOpen, nextOpening, openIntervals, workingBetween } from './due.ts'
export {
  type CalendarSpec,
  type Due,
  type Interval,
  type IsoDate,
  type OpenHours,
  WEEKDAYS,
  type Weekday,
} from './model.ts'
export { type CalendarProblem, calendarProblems } from './problems.ts'
export { addTerm, endOfTerm, formatLocal, localDate, startOfDay, type Term } from './term.ts'
export { callWindows, type WindowRules } from './windows.ts'
