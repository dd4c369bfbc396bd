// The public face of the engine: what is not here is not for others to rely on.
export { type Duration, parseDuration } from './base/duration.ts'
export { formatInstant, type Instant, instant, parseInstant } from './base/instant.ts'
export { LOCALES, type Locale, type Text } from './base/text.ts'
export * from './calendar/index.ts'
export * from './case/index.ts'
export * from './policy/index.ts'
export * from './regulation/index.ts'
