import type { Locale } from '@reglament/engine'
import type account from './ru/account.ts'
import type acts from './ru/acts.ts'
import type addresses from './ru/addresses.ts'
import type agent from './ru/agent.ts'
import type cabinet from './ru/cabinet.ts'
import type cases from './ru/cases.ts'
import type channels from './ru/channels.ts'
import type chat from './ru/chat.ts'
import type checklist from './ru/checklist.ts'
import type common from './ru/common.ts'
import type composer from './ru/composer.ts'
import type copies from './ru/copies.ts'
import type development from './ru/development.ts'
import type files from './ru/files.ts'
import type held from './ru/held.ts'
import type help from './ru/help.ts'
import type hints from './ru/hints.ts'
import type knowledge from './ru/knowledge.ts'
import type letters from './ru/letters.ts'
import type lists from './ru/lists.ts'
import type moves from './ru/moves.ts'
import type offered from './ru/offered.ts'
import type palette from './ru/palette.ts'
import type partner from './ru/partner.ts'
import type people from './ru/people.ts'
import type phone from './ru/phone.ts'
import type portal from './ru/portal.ts'
import type queue from './ru/queue.ts'
import type register from './ru/register.ts'
import type renewals from './ru/renewals.ts'
import type rights from './ru/rights.ts'

import type settings from './ru/settings.ts'

/** Which side of the house a page belongs to; each loads its own phrases and the common ones. */
export type Area = 'agent' | 'portal'

type PluralForm = 'one' | 'few' | 'many' | 'other'
type WithoutForm<K> = K extends `${infer Base}_${PluralForm}` ? Base : K

/** Every phrase that can be said; Russian is the language the keys are taken from. */
export type Key = WithoutForm<
  | keyof typeof chat
  | keyof typeof cabinet
  | keyof typeof checklist
  | keyof typeof common
  | keyof typeof copies
  | keyof typeof development
  | keyof typeof files
  | keyof typeof held
  | keyof typeof help
  | keyof typeof knowledge
  | keyof typeof offered
  | keyof typeof partner
  | keyof typeof account
  | keyof typeof agent
  | keyof typeof cases
  | keyof typeof channels
  | keyof typeof composer
  | keyof typeof hints
  | keyof typeof lists
  | keyof typeof moves
  | keyof typeof addresses
  | keyof typeof letters
  | keyof typeof palette
  | keyof typeof people
  | keyof typeof phone
  | keyof typeof portal
  | keyof typeof queue
  | keyof typeof settings
  | keyof typeof acts
  | keyof typeof renewals
  | keyof typeof rights
  | keyof typeof register
>

export type Phrases = Readonly<Record<string, string>>

const FILES: Readonly<Record<Locale, Record<Area, () => Promise<{ default: Phrases }[]>>>> = {
  ru: {
    agent: () =>
      Promise.all([
        import('./ru/common.ts'),
        import('./ru/account.ts'),
        import('./ru/agent.ts'),
        import('./ru/chat.ts'),
        import('./ru/checklist.ts'),
        import('./ru/hints.ts'),
        import('./ru/cases.ts'),
        import('./ru/channels.ts'),
        import('./ru/development.ts'),
        import('./ru/offered.ts'),
        import('./ru/composer.ts'),
        import('./ru/files.ts'),
        import('./ru/lists.ts'),
        import('./ru/moves.ts'),
        import('./ru/addresses.ts'),
        import('./ru/letters.ts'),
        import('./ru/palette.ts'),
        import('./ru/people.ts'),
        import('./ru/phone.ts'),
        import('./ru/queue.ts'),
        import('./ru/settings.ts'),
        import('./ru/acts.ts'),
        import('./ru/renewals.ts'),
        import('./ru/rights.ts'),
        import('./ru/register.ts'),
      ]),
    portal: () =>
      Promise.all([
        import('./ru/common.ts'),
        import('./ru/checklist.ts'),
        import('./ru/help.ts'),
        import('./ru/copies.ts'),
        import('./ru/portal.ts'),
        import('./ru/cabinet.ts'),
        import('./ru/renewals.ts'),
        import('./ru/chat.ts'),
      ]),
  },
  en: {
    agent: () =>
      Promise.all([
        import('./en/common.ts'),
        import('./en/account.ts'),
        import('./en/agent.ts'),
        import('./en/chat.ts'),
        import('./en/checklist.ts'),
        import('./en/hints.ts'),
        import('./en/cases.ts'),
        import('./en/channels.ts'),
        import('./en/development.ts'),
        import('./en/offered.ts'),
        import('./en/composer.ts'),
        import('./en/files.ts'),
        import('./en/lists.ts'),
        import('./en/moves.ts'),
        import('./en/addresses.ts'),
        import('./en/letters.ts'),
        import('./en/palette.ts'),
        import('./en/people.ts'),
        import('./en/phone.ts'),
        import('./en/queue.ts'),
        import('./en/settings.ts'),
        import('./en/acts.ts'),
        import('./en/renewals.ts'),
        import('./en/rights.ts'),
        import('./en/register.ts'),
      ]),
    portal: () =>
      Promise.all([
        import('./en/common.ts'),
        import('./en/checklist.ts'),
        import('./en/help.ts'),
        import('./en/copies.ts'),
        import('./en/portal.ts'),
        import('./en/cabinet.ts'),
        import('./en/renewals.ts'),
        import('./en/chat.ts'),
      ]),
  },
}

/** Phrases of pages that few people open: they come with the page. */
const LATER = {
  knowledge: { ru: () => import('./ru/knowledge.ts'), en: () => import('./en/knowledge.ts') },
  held: { ru: () => import('./ru/held.ts'), en: () => import('./en/held.ts') },
  partner: { ru: () => import('./ru/partner.ts'), en: () => import('./en/partner.ts') },
} as const satisfies Readonly<Record<string, Record<Locale, () => Promise<{ default: Phrases }>>>>
export type LaterPhrases = keyof typeof LATER
export const LATER_PHRASES = Object.keys(LATER) as readonly LaterPhrases[]

/** The phrases of a side of the house in one language, and of the pages that were opened so far. */
export async function loadPhrases(locale: Locale, area: Area, later: Iterable<LaterPhrases> = []): Promise<Phrases> {
  const files = await Promise.all([FILES[locale][area](), ...[...later].map((name) => loadLater(locale, name))])
  return Object.assign({}, ...files.flat().map((file) => file.default))
}

export async function loadLater(locale: Locale, name: LaterPhrases): Promise<{ default: Phrases }[]> {
  return [await LATER[name][locale]()]
}
