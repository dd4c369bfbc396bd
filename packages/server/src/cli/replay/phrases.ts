import type { CommandKind, Locale, Outcome, OutcomeChangeKind, Responded, VerdictKind } from '@reglament/engine'
import { en } from './phrases.en.ts'
import { ru } from './phrases.ru.ts'

interface Named {
  readonly title: string
  readonly version: string
}

/** The words of a what-if's report. */
export interface Phrases {
  readonly under: (regulation: Named, against: Named | null) => string
  readonly totals: (cases: string, changed: string, share: string) => string
  readonly kinds: Readonly<Record<OutcomeChangeKind, string>>
  readonly cases: (count: number) => string
  readonly forExample: string
  readonly verdicts: Readonly<Record<VerdictKind, string>>
  readonly noProgramme: string
  readonly responded: Readonly<Record<Responded | 'none', string>>
  readonly closedBy: Readonly<Record<NonNullable<Outcome['closedBy']> | 'none', string>>
  readonly due: { readonly earlier: string; readonly later: string; readonly promised: string; readonly none: string }
  readonly shifts: { readonly earlier: string; readonly later: string }
  readonly rejected: string
  readonly commands: Readonly<Record<CommandKind, string>>
  readonly badLine: (line: string, problem: string) => string
  readonly badLines: (count: number, untold: number) => string
}

export const PHRASES: Readonly<Record<Locale, Phrases>> = { ru, en }
