import type { DeskClient } from '../transaction.ts'
import { findCasesByWords, findCasesOfClients } from './search-cases.ts'
import {
  beginningOfPhone,
  beginningsOfWords,
  type FoundClient,
  findClients,
  findExactClient,
  type OrganizationHit,
  type PersonHit,
  readOrganizationHits,
  readPersonHits,
} from './search-clients.ts'
import { type CaseHit, readCaseHits } from './search-hits.ts'
import { readTyped, type Typed } from './search-typed.ts'
import { readAskedWords } from './search-words.ts'

/** What the desk has for what was typed. */
export interface Found {
  readonly kind: Typed['kind']
  /** The one case whose number was typed. */
  readonly exact: CaseHit | null
  readonly cases: readonly CaseHit[]
  /** Whether there are more cases than these. */
  readonly hasMore: boolean
  readonly organizations: readonly OrganizationHit[]
  readonly people: readonly PersonHit[]
}

/** Organizations and people, each. */
const MOST_CLIENTS = 6

/** How much a search reads of what it finds; whoever may read only what was handed to development finds no more. */
export interface SearchBounds {
  readonly limit: number
  readonly onlyHandedOver: boolean
}

/** Looks for a text in every reading that it has; the case and the client that it names exactly come first. */
export async function search(db: DeskClient, text: string, bounds: SearchBounds): Promise<Found> {
  const typed = readTyped(text)
  if (typed.kind === 'nothing') {
    return { kind: 'nothing', exact: null, cases: [], hasMore: false, organizations: [], people: [] }
  }
  const [clients, words, exactClient] = await Promise.all([
    clientsOf(db, typed),
    typed.phone === null ? readAskedWords(db, typed.words, typed.isOpenEnded) : null,
    findExactClient(db, typed),
  ])
  const ids = (kind: FoundClient['kind']) => [
    ...new Set(
      [...(exactClient ? [exactClient] : []), ...clients].filter((each) => each.kind === kind).map(({ id }) => id),
    ),
  ]
  const theirs = typed.kind === 'words' || typed.kind === 'number' ? [] : [...ids('organization'), ...ids('contact')]
  const [ofClients, byWords] = await Promise.all([
    findCasesOfClients(db, exactClient ? [exactClient.id] : theirs),
    words === null ? [] : findCasesByWords(db, words),
  ])
  const numbers = [...new Set([...ofClients, ...byWords])].filter((number) => number !== typed.number)
  const asked = { words, typed: typed.words.join(' '), onlyHandedOver: bounds.onlyHandedOver }
  const [exact, cases, organizations, people] = await Promise.all([
    typed.number === null ? [] : readCaseHits(db, [typed.number], { ...asked, words: null }, 1),
    readCaseHits(db, numbers, asked, bounds.limit + 1),
    readOrganizationHits(db, ids('organization')),
    readPersonHits(db, ids('contact')),
  ])
  return {
    kind: typed.kind,
    exact: exact[0] ?? null,
    cases: cases.slice(0, bounds.limit),
    hasMore: cases.length > bounds.limit,
    organizations: organizations.slice(0, MOST_CLIENTS),
    people: people.slice(0, MOST_CLIENTS),
  }
}

/** By what they are called, and by what telephone they have. */
async function clientsOf(db: DeskClient, typed: Typed): Promise<readonly FoundClient[]> {
  const [byWords, byPhone] = await Promise.all([
    findClients(db, beginningsOfWords(typed.words), MOST_CLIENTS),
    typed.phonePart === null ? [] : findClients(db, [beginningOfPhone(typed.phonePart)], MOST_CLIENTS),
  ])
  return typed.kind === 'phone' ? [...byPhone, ...byWords] : [...byWords, ...byPhone]
}
