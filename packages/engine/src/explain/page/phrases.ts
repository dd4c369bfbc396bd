import type { Locale } from '../../base/text.ts'
import type { Weekday } from '../../calendar/index.ts'
import type { PausingState, Topic } from '../../regulation/index.ts'
import { EN } from './phrases.en.ts'
import { RU } from './phrases.ru.ts'

/** The words of the public page that are not the regulation's own. */
export interface Phrases {
  readonly version: (version: string) => string
  readonly contents: string
  readonly noted: string
  readonly assumedMark: string
  readonly headings: {
    readonly hours: string
    readonly programmes: string
    readonly scope: string
    readonly products: string
    readonly intake: string
    readonly rights: string
    readonly course: string
    readonly refusals: string
    readonly notices: string
    readonly contacts: string
    readonly clauses: string
    readonly assumptions: string
  }
  readonly days: Readonly<Record<Weekday, string>>
  readonly everyDay: string
  readonly closed: string
  readonly aroundTheClock: string
  readonly zone: (zone: string) => string
  readonly hoursOf: (programmes: string) => string
  readonly daysOff: string
  readonly daysWorked: string
  readonly ownHours: string
  readonly shortened: (minutes: number) => string
  readonly unknownYears: (from: number, to: number) => string
  readonly months: readonly string[]
  readonly who: string
  readonly everyone: string
  readonly everyoneElse: string
  readonly now: string
  readonly ever: string
  readonly or: string
  readonly priority: string
  readonly response: string
  readonly further: Readonly<Record<'next-response' | 'resolution', string>>
  readonly pausedWhile: (states: string) => string
  readonly pauses: Readonly<Record<PausingState, string>>
  readonly unlimited: string
  readonly notPromised: string
  readonly refused: string
  readonly atDiscretion: string
  readonly served: string
  readonly channels: string
  readonly capabilities: string
  readonly yes: string
  readonly no: string
  readonly alsoTaken: string
  readonly byInvitation: (through: string) => string
  readonly programme: string
  readonly responseRuns: string
  readonly inScope: string
  readonly outOfScope: string
  readonly anythingElse: string
  readonly forAll: string
  readonly topics: Readonly<Record<Topic, string>>
  readonly product: string
  readonly versions: string
  readonly anyVersion: string
  readonly currentOnly: (version: string) => string
  readonly always: string
  readonly onFirstContact: string
  readonly right: string
  readonly lasts: string
  readonly untilEnds: string
  readonly countsAs: (kind: string) => string
  readonly onceIn: (term: string) => string
  readonly renewals: string
  readonly renewedBy: (term: string) => string
  readonly renewedByOrMore: (term: string) => string
  readonly startsWhenAsked: string
  readonly startsAfterTheLast: string
  readonly askedThrough: (channels: string) => string
  readonly act: string
  readonly actMust: Readonly<Record<'show-support' | 'be-from-vendor' | 'be-unused', string>>
  readonly notEntitled: string
  readonly stages: string
  readonly queue: string
  readonly queueBy: Readonly<Record<'priority' | 'due' | 'arrival', string>>
  readonly turns: string
  readonly oneAtATime: string
  readonly escalation: string
  readonly developersAnswer: string
  readonly goesTo: (department: string) => string
  readonly clientIsTold: string
  readonly told: Readonly<Record<'developer' | 'eta', string>>
  readonly remote: string
  readonly remoteOver: (protocol: string, port: number | null) => string
  readonly closing: string
  readonly confirmation: string
  readonly silence: (after: string) => string
  readonly since: Readonly<Record<'last-answer' | 'waiting', string>>
  readonly warned: (before: string) => string
  readonly bySpecialist: Readonly<Record<'after-answer' | 'any-time', string>>
  readonly reopening: string
  readonly reopened: string
  readonly clausesLead: string
  readonly assumptionsLead: string
  readonly noAssumptions: string
  readonly madeFrom: (id: string, version: string) => string
}

export const PAGE_PHRASES: Readonly<Record<Locale, Phrases>> = { ru: RU, en: EN }
