import { createHash } from 'node:crypto'
import type { ContactFact, OrganizationFact, Pair } from './duplicates.ts'
import { firmDomain } from './names.ts'

/** Two who were said not to be the same, while what is known of them is still what was looked at. */
interface Said {
  readonly one: string
  readonly other: string
  readonly seen: string
}

type Fact = OrganizationFact | ContactFact

/**
 * What is known of both sides of a pair, in short: the same as long as nothing changed that could make them one. A new
 * colleague with an address in the same domain is no news; a name, an INN or an address of theirs is.
 */
export function seenOf(one: Fact, other: Fact): string {
  const [first, second] = one.id < other.id ? [one, other] : [other, one]
  return createHash('sha256')
    .update(JSON.stringify([knownOf(first), knownOf(second)]))
    .digest('base64url')
    .slice(0, 22)
}

function knownOf(fact: Fact): readonly unknown[] {
  const own = [...new Set(fact.emails)].sort()
  if ('phones' in fact) return [fact.id, fact.organizationId, fact.name, own, [...new Set(fact.phones)].sort()]
  const domains = [...new Set(fact.emails.flatMap((email) => firmDomain(email) ?? []))].sort()
  return [fact.id, fact.name, fact.inn, fact.kpp, domains]
}

export interface Sorted<P extends Pair, S extends Said> {
  readonly open: readonly P[]
  readonly dismissed: readonly (P & { readonly said: S })[]
}

/** The pairs that wait for a look, and those that somebody looked at and that have not changed since. */
export function sortDismissed<P extends Pair, S extends Said>(
  pairs: readonly P[],
  facts: ReadonlyMap<string, Fact>,
  said: readonly S[],
): Sorted<P, S> {
  const byPair = new Map(said.map((each) => [`${each.one} ${each.other}`, each]))
  const open: P[] = []
  const dismissed: (P & { said: S })[] = []
  for (const pair of pairs) {
    const found = byPair.get(pair.a < pair.b ? `${pair.a} ${pair.b}` : `${pair.b} ${pair.a}`)
    const [one, other] = [facts.get(pair.a), facts.get(pair.b)]
    if (found && one && other && seenOf(one, other) === found.seen) dismissed.push({ ...pair, said: found })
    else open.push(pair)
  }
  return { open, dismissed }
}
