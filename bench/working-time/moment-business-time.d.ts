/** The part of moment-business-time that the benchmark uses; the package has no types of its own. */
declare module 'moment-business-time' {
  interface WorkingMoment {
    addWorkingTime(amount: number, unit: 'minutes'): WorkingMoment
    valueOf(): number
  }
  interface WorkingLocale {
    workinghours: Record<string, string[] | null>
    holidays: string[]
  }
  const moment: {
    (epochMs: number): WorkingMoment
    updateLocale(locale: string, data: WorkingLocale): unknown
  }
  export default moment
}
