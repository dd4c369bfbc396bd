import type { Duration } from '../../base/duration.ts'
import type { Locale } from '../../base/text.ts'
import { durationWords } from '../words.ts'
import { DIFF_PHRASES, type DiffPhrases } from './phrases.ts'

/** The sentences of a difference, as they are found. */
export interface Findings {
  readonly locale: Locale
  readonly say: DiffPhrases
  readonly sentences: string[]
}

export function findings(locale: Locale): Findings {
  return { locale, say: DIFF_PHRASES[locale], sentences: [] }
}

/** `what: before → after`, where the two differ as read. */
export function changed(what: string, before: string, after: string, { sentences }: Findings): void {
  if (before !== after) sentences.push(`${what}: ${before} → ${after}`)
}

/** `24 → 16 working hours`: a unit that stays the same is said once. */
export function changedDuration(
  what: string,
  before: Duration | null,
  after: Duration | null,
  whenNone: string,
  into: Findings,
): void {
  const words = (duration: Duration | null) => (duration ? durationWords(duration, into.locale) : whenNone)
  const unit = (duration: Duration | null) =>
    duration ? durationWords(duration, 'en').replace(/^[\d.,\s]+|s$/g, '') : ''
  if (words(before) === words(after)) return
  const short = unit(before) !== '' && unit(before) === unit(after)
  changed(what, short ? (words(before).split(' ')[0] ?? '') : words(before), words(after), into)
}

/** What came, what went, and what is in both, to be compared further; in the order of the newer one. */
export function eachOf<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  name: (id: string, it: T) => string,
  into: Findings,
  inBoth: (before: T, after: T, id: string) => void = () => {},
): void {
  for (const [id, it] of Object.entries(before))
    if (!Object.hasOwn(after, id)) into.sentences.push(into.say.removed(name(id, it)))
  for (const [id, it] of Object.entries(after)) {
    const old = Object.hasOwn(before, id) ? before[id] : undefined
    if (old === undefined) into.sentences.push(into.say.added(name(id, it)))
    else inBoth(old, it, id)
  }
}

/** Which words came and which went: `+ a, − b`. */
export function changedSet(what: string, before: readonly string[], after: readonly string[], into: Findings): void {
  const came = after.filter((each) => !before.includes(each)).map((each) => `+ ${each}`)
  const went = before.filter((each) => !after.includes(each)).map((each) => `− ${each}`)
  if (came.length + went.length > 0) into.sentences.push(`${what}: ${[...came, ...went].join(', ')}`)
}

/** Equal as data; both are plain and made by the same code, so their keys stand in the same order. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
