import type { Holding } from '@reglament/engine'
import { nameKey } from '../names.ts'
import type { RegisterFacts } from './facts.ts'
import type { Effect } from './plan.ts'

/** A row of the register as it will be; `id` is `new:…` where it is made. */
export interface Draft {
  readonly id: string
  readonly [field: string]: unknown
}

type Did = 'made' | 'changed' | 'same'
type Kind = Effect['target']

interface Kept {
  readonly line: number
  readonly kind: Kind
  readonly before: Draft | null
}

/** The register with the import's own rows laid over it: what one row makes, the next ones find. */
export class Register {
  readonly #drafts = new Map<string, Draft>()
  readonly #touched = new Map<string, Kept>()
  readonly #byInn = new Map<string, string>()
  readonly #byName = new Map<string, Set<string>>()
  readonly #byEmail = new Map<string, string>()
  readonly #byPhone = new Map<string, Set<string>>()
  readonly #byPerson = new Map<string, string>()
  readonly #rights = new Map<string, string>()
  #made = 0;

  /** Lays what is there already, row by row: a `yield` after each. */
  *lay({ organizations, contacts, holdings }: RegisterFacts): Generator<undefined, void> {
    for (const each of organizations) yield this.#keep('organization', { ...each })
    for (const { otherEmails, otherPhones, ...each } of contacts) {
      for (const email of otherEmails) this.#byEmail.set(email, each.id)
      for (const phone of otherPhones) add(this.#byPhone, phone, each.id)
      yield this.#keep('contact', { ...each })
    }
    for (const { id, organizationId, contactId, holding } of holdings) {
      yield this.#keep('holding', { id, organizationId, contactId, ...rightOf(holding) })
    }
  }

  organizationByInn(inn: string): Draft | null {
    return this.#draft(this.#byInn.get(inn))
  }

  organizationsByName(key: string): readonly Draft[] {
    return this.#all(this.#byName.get(key))
  }

  contactByEmail(email: string): Draft | null {
    return this.#draft(this.#byEmail.get(email))
  }

  contactsByPhone(phone: string): readonly Draft[] {
    return this.#all(this.#byPhone.get(phone))
  }

  contactByName(organizationId: string, name: string): Draft | null {
    return this.#draft(this.#byPerson.get(`${organizationId} ${nameKey(name)}`))
  }

  nameOf(id: string): string {
    const draft = this.#drafts.get(id)
    return String(draft?.name ?? draft?.inn ?? draft?.email ?? '')
  }

  organization(
    line: number,
    known: Draft | null,
    said: Readonly<Record<string, string | null>>,
  ): readonly [string, Did] {
    return this.#put(line, 'organization', known, said)
  }

  contact(line: number, known: Draft | null, said: Readonly<Record<string, string | null>>): readonly [string, Did] {
    // What letters and calls go to is changed by a person, on the page of the client: a table fills in what is missing.
    const kept = (field: string) => (typeof known?.[field] === 'string' ? null : (said[field] ?? null))
    return this.#put(line, 'contact', known, { ...said, email: kept('email'), phone: kept('phone') })
  }

  holding(
    line: number,
    owner: { readonly organizationId: string | null; readonly contactId: string | null },
    holding: Holding,
  ): Did {
    const right = rightOf(holding)
    const known = this.#draft(this.#rights.get(rightKey({ ...owner, ...right })))
    if (!known) return this.#put(line, 'holding', null, { ...owner, ...right })[1]
    return this.#put(line, 'holding', known, { until: right.until })[1]
  }

  /** What is made or changed, in an order in which it can be written. */
  *effects(): Generator<undefined, readonly Effect[]> {
    const byKind: Record<Kind, Effect[]> = { organization: [], contact: [], holding: [] }
    for (const [id, { line, kind, before }] of this.#touched) {
      const { id: _, ...after } = this.#drafts.get(id) ?? { id }
      const { id: __, ...was } = before ?? { id }
      yield void byKind[kind].push({ line, target: kind, id, before: before && was, after })
    }
    return [...byKind.organization, ...byKind.contact, ...byKind.holding]
  }

  #put(line: number, kind: Kind, known: Draft | null, said: Readonly<Record<string, unknown>>): readonly [string, Did] {
    if (!known) {
      this.#made += 1
      const id = `new:${this.#made}`
      this.#touched.set(id, { line, kind, before: null })
      this.#keep(kind, { id, ...said })
      return [id, 'made']
    }
    const news = Object.entries(said).filter(([field, value]) => value !== null && known[field] !== value)
    if (news.length === 0) return [known.id, 'same']
    if (!this.#touched.has(known.id)) this.#touched.set(known.id, { line, kind, before: known })
    this.#keep(kind, { ...known, ...Object.fromEntries(news) })
    return [known.id, 'changed']
  }

  #keep(kind: Kind, draft: Draft): undefined {
    const { id, name, inn, email, phone, organizationId } = draft
    this.#drafts.set(id, draft)
    if (kind === 'organization') {
      if (typeof inn === 'string') this.#byInn.set(inn, id)
      if (typeof name === 'string') add(this.#byName, nameKey(name), id)
    } else if (kind === 'contact') {
      if (typeof email === 'string') this.#byEmail.set(email.toLowerCase(), id)
      if (typeof phone === 'string') add(this.#byPhone, phone, id)
      if (typeof name === 'string' && typeof organizationId === 'string') {
        this.#byPerson.set(`${organizationId} ${nameKey(name)}`, id)
      }
    } else this.#rights.set(rightKey(draft), id)
  }

  #draft(id: string | undefined): Draft | null {
    return (id !== undefined && this.#drafts.get(id)) || null
  }

  #all(ids: ReadonlySet<string> | undefined): readonly Draft[] {
    return [...(ids ?? [])].flatMap((id) => this.#drafts.get(id) ?? [])
  }
}

function rightOf({ kind, product, from, until }: Holding) {
  return { kind, product: product ?? null, from, until: until ?? null }
}

function rightKey(right: Readonly<Record<string, unknown>>): string {
  return [right.organizationId, right.contactId, right.kind, right.product, right.from].join(' ')
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}
