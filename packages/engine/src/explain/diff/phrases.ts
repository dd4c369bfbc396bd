import type { Locale } from '../../base/text.ts'
import { EN } from './phrases.en.ts'
import { RU } from './phrases.ru.ts'

/** What a sentence of a difference is about, and how it says that something came, went or changed. */
export interface DiffPhrases {
  readonly added: (what: string) => string
  readonly removed: (what: string) => string
  readonly reworded: (what: string) => string
  readonly moved: (what: string) => string
  readonly none: string
  readonly yes: string
  readonly no: string
  readonly title: string
  readonly vendor: string
  readonly prefix: string
  readonly timezone: string
  readonly hours: string
  readonly clause: (id: string) => string
  readonly assumption: (id: string) => string
  readonly calendar: (id: string) => string
  readonly weekday: (id: string, day: string) => string
  readonly daysOff: (id: string) => string
  readonly daysWorked: (id: string) => string
  readonly ownHours: (id: string) => string
  readonly shortened: (id: string) => string
  readonly closed: string
  readonly product: (id: string) => string
  readonly versions: (id: string) => string
  readonly any: string
  readonly current: (version: string) => string
  readonly right: (kind: string) => string
  readonly term: (kind: string) => string
  readonly countsAs: (kind: string) => string
  readonly onceIn: (kind: string) => string
  readonly programme: (id: string) => string
  readonly order: string
  readonly who: (id: string) => string
  readonly admission: (id: string) => string
  readonly admissions: Readonly<Record<'open' | 'discretion' | 'refuse', string>>
  readonly everyone: string
  readonly ever: (kinds: string) => string
  readonly priority: (id: string) => string
  readonly response: (id: string) => string
  readonly further: (name: 'next-response' | 'resolution', id: string) => string
  readonly pauses: (name: 'next-response' | 'resolution', id: string) => string
  readonly unlimited: string
  readonly servedIn: (id: string) => string
  readonly clock: (id: string) => string
  readonly channel: (channel: string, id: string) => string
  readonly invitation: (channel: string, id: string) => string
  readonly capability: (capability: string, id: string) => string
  readonly topic: (topic: string, id: string) => string
  readonly inScope: string
  readonly outOfScope: string
  readonly field: (field: string) => string
  readonly demanded: Readonly<Record<'always' | 'first-contact' | 'never', string>>
  readonly refusal: (id: string) => string
  readonly oneAtATime: string
  readonly queue: string
  readonly queueBy: Readonly<Record<'priority' | 'due' | 'arrival', string>>
  readonly silence: string
  readonly silenceSince: string
  readonly since: Readonly<Record<'last-answer' | 'waiting', string>>
  readonly warning: string
  readonly bySpecialist: string
  readonly specialist: Readonly<Record<'after-answer' | 'any-time', string>>
  readonly escalationTo: string
  readonly escalationNeeds: string
  readonly escalationDirect: string
  readonly told: Readonly<Record<'developer' | 'eta', string>>
  readonly remote: string
  readonly renewal: (kind: string) => string
  readonly renewalTerm: (kind: string) => string
  readonly notice: (id: string) => string
  readonly contact: (title: string) => string
  readonly citations: string
}

export const DIFF_PHRASES: Readonly<Record<Locale, DiffPhrases>> = { ru: RU, en: EN }
