declare const instantBrand: unique symbol

/** A point on the time line, milliseconds since 1970-01-01T00:00Z. Branded: a bare number is not an instant. */
export type Instant = number & { readonly [instantBrand]: true }

/** Brands epoch milliseconds; a fraction of a millisecond is dropped. */
export function instant(epochMs: number): Instant {
  return Math.floor(epochMs) as Instant
}

/** Reads an ISO 8601 instant with its offset (`2026-03-06T18:30+03:00`); null where it is none. */
export function parseInstant(text: string): Instant | null {
  try {
    return instant(Temporal.Instant.from(text).epochMilliseconds)
  } catch {
    return null
  }
}

const FIRST_MS = -62_135_596_800_000
const LAST_MS = 253_402_214_400_000

/** Whether an instant lies in the years 1 to 9999; what comes from outside is held to it, so that sums stay dates. */
export function isOrdinary(at: Instant): boolean {
  return at >= FIRST_MS && at < LAST_MS
}

/** Writes an instant with the offset that `timezone` has then: `2026-03-06T22:30:00+03:00`. */
export function formatInstant(at: Instant, timezone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone)
  return local.toString({ timeZoneName: 'never', fractionalSecondDigits: at % 1000 === 0 ? 0 : 3 })
}
