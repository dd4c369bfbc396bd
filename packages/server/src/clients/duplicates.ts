import { firmDomain, likeness, likenessOfPairs, mailboxKey, nameKey, pairsOf } from './names.ts'

export interface OrganizationFact {
  readonly id: string
  readonly name: string | null
  readonly inn: string | null
  readonly kpp: string | null
  /** Addresses of its people. */
  readonly emails: readonly string[]
}

export interface ContactFact {
  readonly id: string
  readonly organizationId: string | null
  readonly name: string | null
  readonly emails: readonly string[]
  /** In one spelling. */
  readonly phones: readonly string[]
}

export type Ground = 'same-name' | 'like-name' | 'same-kpp' | 'same-domain' | 'same-phone' | 'same-mailbox'

export interface Pair {
  readonly a: string
  readonly b: string
  readonly ground: Ground
  /** What they have in common, or how alike the names are, in words of the data. */
  readonly shared: string
}

/** A group that is larger is no group of duplicates: a switchboard's number, a provider's domain. */
const LARGEST_GROUP = 6
/** A word that more names begin with tells too little to compare all of them with each other. */
const LARGEST_BLOCK = 120
const ALIKE = 0.82
/** Shorter keys are alike by chance. */
const SHORTEST_ALIKE = 6
/** Names that are read without a pause: less than a millisecond. */
const STEP = 50

/**
 * Organizations that may be one. Two that have different INNs are never among them: the tax office tells them apart.
 * Each pair is named once, by its strongest ground. It yields after each step, for `Pace.run`: 50,000 take most of a second.
 */
export function* duplicateOrganizations(facts: readonly OrganizationFact[]): Generator<undefined, readonly Pair[]> {
  const pairs = new Pairs<OrganizationFact>((a, b) => a.inn === null || b.inn === null || a.inn === b.inn)
  const keyed: { readonly fact: OrganizationFact; readonly key: string; readonly pairs: ReturnType<typeof pairsOf> }[] =
    []
  for (const [at, fact] of facts.entries()) {
    const key = fact.name === null ? '' : nameKey(fact.name)
    keyed.push({ fact, key, pairs: pairsOf(key) })
    if (at % STEP === 0) yield
  }
  for (const [key, group] of yield* groups(keyed, ({ key }) => [key])) {
    pairs.addAll(
      group.map(({ fact }) => fact),
      'same-name',
      key,
    )
    yield
  }
  for (const [kpp, group] of yield* groups(facts, ({ kpp }) => [kpp ?? ''])) {
    const alike = (a: OrganizationFact, b: OrganizationFact) =>
      likeness(nameKey(a.name ?? ''), nameKey(b.name ?? '')) > 0.4
    yield pairs.addAll(group, 'same-kpp', kpp, alike)
  }
  for (const [, group] of yield* groups(keyed, ({ key }) => blocksOf(key), LARGEST_BLOCK)) {
    for (const [i, one] of group.entries()) {
      for (const other of group.slice(i + 1)) {
        // The shorter one can have no more in common than it has.
        const most = (2 * Math.min(one.pairs.all, other.pairs.all)) / (one.pairs.all + other.pairs.all)
        if (one.key === other.key || most < ALIKE) continue
        const share = likenessOfPairs(one.pairs, other.pairs)
        if (share >= ALIKE) pairs.add(one.fact, other.fact, 'like-name', `${Math.round(share * 100)}`)
      }
      yield
    }
  }
  const domains = (fact: OrganizationFact) => fact.emails.map((email) => firmDomain(email) ?? '')
  for (const [domain, group] of yield* groups(facts, domains)) yield pairs.addAll(group, 'same-domain', domain)
  return pairs.list()
}

/** People who may be one: a number or a mailbox in common. An e-mail address itself can't be two people's. It yields like the other. */
export function* duplicateContacts(facts: readonly ContactFact[]): Generator<undefined, readonly Pair[]> {
  const pairs = new Pairs<ContactFact>(() => true)
  for (const [mailbox, group] of yield* groups(facts, ({ emails }) => emails.map(mailboxKey))) {
    yield pairs.addAll(group, 'same-mailbox', mailbox)
  }
  for (const [phone, group] of yield* groups(facts, ({ phones }) => phones)) {
    // Colleagues share the number of their office: a name must not speak against it.
    yield pairs.addAll(group, 'same-phone', phone, (a, b) => sameName(a.name, b.name))
  }
  const named = facts.filter(({ organizationId, name }) => organizationId !== null && name !== null)
  for (const [key, group] of yield* groups(named, ({ organizationId, name }) => [
    `${organizationId} ${nameKey(name ?? '')}`,
  ])) {
    yield pairs.addAll(group, 'same-name', key.slice(key.indexOf(' ') + 1))
  }
  return pairs.list()
}

function sameName(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const [left, right] = [nameKey(a).split(' '), nameKey(b).split(' ')]
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  return few.every((word) => many.includes(word))
}

/** Names that may be alike share the beginning of one of their words: only those are compared. */
function blocksOf(key: string): readonly string[] {
  if (key.length < SHORTEST_ALIKE) return []
  return [
    ...new Set(
      key
        .split(' ')
        .filter((word) => word.length > 3)
        .map((word) => word.slice(0, 4)),
    ),
  ]
}

function* groups<T>(
  all: readonly T[],
  keysOf: (each: T) => readonly string[],
  largest: number = LARGEST_GROUP,
): Generator<undefined, ReadonlyMap<string, readonly T[]>> {
  const found = new Map<string, T[]>()
  for (const [at, each] of all.entries()) {
    for (const key of new Set(keysOf(each))) {
      if (key === '') continue
      const group = found.get(key)
      if (group) group.push(each)
      else found.set(key, [each])
    }
    if (at % STEP === 0) yield
  }
  for (const [key, group] of found) if (group.length < 2 || group.length > largest) found.delete(key)
  return found
}

class Pairs<T extends { readonly id: string }> {
  readonly #found = new Map<string, Pair>()
  readonly #may: (a: T, b: T) => boolean

  constructor(may: (a: T, b: T) => boolean) {
    this.#may = may
  }

  add(a: T, b: T, ground: Ground, shared: string): void {
    if (a.id === b.id || !this.#may(a, b)) return
    const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
    const key = `${first} ${second}`
    if (!this.#found.has(key)) this.#found.set(key, { a: first, b: second, ground, shared })
  }

  addAll(group: readonly T[], ground: Ground, shared: string, only: (a: T, b: T) => boolean = () => true): undefined {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) if (only(a, b)) this.add(a, b, ground, shared)
    }
  }

  list(): readonly Pair[] {
    return [...this.#found.values()]
  }
}
