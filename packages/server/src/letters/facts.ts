import type { Letter, Locale, Text } from '@reglament/engine'
import type { TemplateName } from './template.ts'

/** Everything that a letter to a client is worded from. */
export interface LetterFacts {
  readonly letter: Letter
  readonly locale: Locale
  /** What people call the case: `ICS-1042`. */
  readonly label: string
  readonly subject: string
  readonly deskTitle: string
  readonly regulationTitle: string
  readonly regulationVersion: string
  readonly clauseTexts: Readonly<Record<string, Text>>
  /** IANA zone that the client reads times in; the desk's time stands beside it where it is another. */
  readonly timezone: string
  /** IANA zone of the desk. */
  readonly deskTimezone: string
  readonly trackingUrl: string
  /** The public page of the regulation that the case is under. */
  readonly regulationUrl: string
  readonly contactName: string | null
  /** The desk's own words, by name; a template that is not among them is the shipped one. */
  readonly templates?: ReadonlyMap<TemplateName, string>
  /** What a specialist wrote, where the letter carries it. */
  readonly written: { readonly text: string; readonly html: string | null } | null
  /** Files of the message that are too large for a letter: they lie on the page of the case. */
  readonly filesElsewhere: readonly string[]
  /** The label of the case that is worked before this one. */
  readonly behindLabel: string | null
  /** The label of the case that this one's question was taken out of (I21). */
  readonly splitFromLabel: string | null
  /** Labels of the client's other cases that go on in this one. */
  readonly joinedLabels: readonly string[]
}

/** The parts of a letter as words; null where there is nothing to say. */
export interface Worded {
  readonly label: string
  readonly respondBy: string | null
  readonly closesAt: string | null
  readonly eta: string | null
  readonly missing: string | null
  readonly channels: string | null
  readonly grounds: string | null
  readonly developer: string | null
  /** How to put right what was refused; null where a specialist has written it. */
  readonly remedy: string | null
  /** What is asked for stands on the page of the case as a list to fill in. */
  readonly isChecklist: boolean
  readonly behind: string | null
  /** From when to when the desk calls. */
  readonly callBetween: string | null
  /** A renewal that was asked for, where the letter is about one. */
  readonly renewal: WordedRenewal | null
}

interface WordedRenewal {
  readonly right: string
  readonly act: string | null
  readonly until: string | null
  readonly whyNot: string | null
}

/** One language's phrases. */
export interface Phrases {
  readonly splitFrom: (label: string, first: string) => string
  readonly joined: (labels: string) => string
  readonly basis: (clauses: string, regulation: string, version: string) => string
  readonly tracking: string
  /** Before the links by which the client says with one press that nothing is open, and that something is. */
  readonly confirm: string
  readonly keep: string
  /** Of files that a letter can't carry. */
  readonly filesElsewhere: (names: string) => string
  readonly regulation: string
  readonly dateLocale: string
  readonly quote: (text: string) => string
}
