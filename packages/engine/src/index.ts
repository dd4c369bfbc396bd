export { type Instant, formatInstant, instant, parseInstant } from './base/instant.ts'
export * from './calendar/index.ts'
