import { nameKey } from '../names.ts'
import type { Target } from './columns.ts'
import type { RegisterFacts } from './facts.ts'
import type { Progress } from './pace.ts'
import { isError, type RowProblem, type RowProblemCode } from './problem.ts'
import type { ReadRow, RowReading } from './read-row.ts'
import { type Draft, Register } from './register.ts'

export type RowAction = 'make' | 'change' | 'same' | 'problem'

/** What becomes of one row. */
export interface RowOutcome {
  readonly line: number
  readonly action: RowAction
  /** Whom and what the row is about, as it will be called. */
  readonly about: string
  readonly problems: readonly RowProblem[]
}

/** One row of the database that the import makes or changes; ids of what is made are `new:1`, `new:2`… */
export interface Effect {
  /** The first line of the file that wants it. */
  readonly line: number
  readonly target: 'organization' | 'contact' | 'holding'
  readonly id: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>>
}

export interface Plan {
  readonly rows: readonly RowOutcome[]
  /** Organizations first, then people, then rights: each may name the ones before it. */
  readonly effects: readonly Effect[]
}

/**
 * What an import will do, row by row, from the rows and what is there already; it decides all and does nothing. The table
 * wins over the register where a cell says something; an empty cell says nothing. A row that has an error is left out
 * whole. The same rows twice, in one file or after each other, change nothing the second time.
 *
 * An organization is found by INN, else by its name (without legal form and quotes) where only one has it; a person by
 * e-mail, else by phone where only one has it, else by name within the organization. Nobody is moved to another
 * organization. A right is the same where its kind, product and beginning are.
 *
 * It yields after each row: whoever runs it lets others have their turn (`Pace.run`), or does it all (`atOnce`).
 */
export function* planImport(
  readings: Iterable<RowReading>,
  facts: RegisterFacts,
  total = 0,
): Generator<Progress | undefined, Plan> {
  const register = new Register()
  yield* register.lay(facts)
  const rows: RowOutcome[] = []
  for (const { row, problems } of readings) {
    rows.push(planRow(register, row, problems))
    yield { phase: 'checking', done: rows.length, total }
  }
  return { rows, effects: yield* register.effects() }
}

function planRow(register: Register, row: ReadRow, found: readonly RowProblem[]): RowOutcome {
  const problems = [...found]
  const note = (target: Target, value: string, code: RowProblemCode, hint: string | null = null) =>
    void problems.push({ line: row.line, target, value, code, hint })
  const about = aboutOf(row)
  const outcome = (action: RowAction): RowOutcome => ({ line: row.line, action, about, problems })
  if (problems.some(isError)) return outcome('problem')

  const organization = row.organization && findOrganization(register, row.organization, note)
  const person = row.contact && findContact(register, row.contact, organization, note)
  if (problems.some(isError)) return outcome('problem')

  // Nothing is written into the plan before all of the row is known to be right.
  let made = false
  let changed = false
  const seen = (did: 'made' | 'changed' | 'same') => {
    made ||= did === 'made'
    changed ||= did === 'changed'
  }
  let organizationId: string | null = null
  if (row.organization) {
    const { name, inn, kpp } = row.organization
    const known = organization?.draft ?? null
    // Another writing of the same name is no news.
    const isSameName = known?.name != null && name !== null && nameKey(String(known.name)) === nameKey(name)
    const [id, did] = register.organization(row.line, known, { name: isSameName ? null : name, inn, kpp })
    organizationId = id
    seen(did)
  }
  let contactId: string | null = null
  if (row.contact) {
    const known = person?.draft ?? null
    const own = known?.organizationId ?? organizationId
    const [id, did] = register.contact(row.line, known, { ...row.contact, organizationId: own as string | null })
    contactId = id
    organizationId ??= own as string | null
    seen(did)
  }
  if (row.holding) {
    const owner = organizationId !== null ? { organizationId, contactId: null } : { organizationId: null, contactId }
    seen(register.holding(row.line, owner, row.holding))
  }
  return outcome(made ? 'make' : changed ? 'change' : 'same')
}

type Note = (target: Target, value: string, code: RowProblemCode, hint?: string | null) => void

function findOrganization(
  register: Register,
  { name, inn }: NonNullable<ReadRow['organization']>,
  note: Note,
): { readonly draft: Draft | null } {
  const byInn = inn === null ? null : register.organizationByInn(inn)
  if (byInn) return { draft: byInn }
  if (name === null) return { draft: null }
  const named = register.organizationsByName(nameKey(name))
  // Of one name and another INN: another firm. Of one name and no INN: the same, which now has one.
  const open = inn === null ? named : named.filter((each) => each.inn === null)
  if (open.length > 1) {
    note('organization', name, 'ambiguous-name', open.map((each) => String(each.inn ?? '—')).join(', '))
    return { draft: null }
  }
  return { draft: open[0] ?? null }
}

function findContact(
  register: Register,
  contact: NonNullable<ReadRow['contact']>,
  said: { readonly draft: Draft | null } | null,
  note: Note,
): { readonly draft: Draft | null } {
  const organization = said?.draft ?? null
  const draft = lookUp()
  const own = draft?.organizationId ?? null
  if (draft && own !== null && said && organization?.id !== own) {
    const value = contact.email ?? contact.phone ?? contact.name ?? ''
    note(
      contact.email ? 'email' : contact.phone ? 'phone' : 'name',
      value,
      'other-organization',
      register.nameOf(String(own)),
    )
  }
  return { draft }

  function lookUp(): Draft | null {
    const byEmail = contact.email === null ? null : register.contactByEmail(contact.email.toLowerCase())
    if (byEmail) return byEmail
    const byPhone = contact.phone === null ? [] : register.contactsByPhone(contact.phone)
    // Somebody who has another address shares the number of an office; they are not the one of this row.
    const open = byPhone.filter((each) => contact.email === null || each.email === null)
    const [only] = open
    if (only && open.length === 1 && agree(only.name, contact.name)) return only
    if (open.length > 1 && contact.email === null && contact.name === null) {
      note('phone', contact.phone ?? '', 'shared-phone', String(open.length))
      return null
    }
    if (contact.name === null || !organization) return null
    const namesake = register.contactByName(String(organization.id), contact.name)
    return namesake && (contact.email === null || namesake.email === null) ? namesake : null
  }
}

function agree(known: unknown, said: string | null): boolean {
  return typeof known !== 'string' || said === null || nameKey(known) === nameKey(said)
}

function aboutOf({ organization, contact, holding }: ReadRow): string {
  const who = organization?.name ?? organization?.inn ?? null
  const person = contact?.name ?? contact?.email ?? contact?.phone ?? null
  return [who, person, holding ? `${holding.kind} ${holding.from}` : null].filter((part) => part !== null).join(' · ')
}
