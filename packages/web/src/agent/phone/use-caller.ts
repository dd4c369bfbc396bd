import { isInn } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { getClient } from '../../api/clients.ts'
import { type Caller, type CallersFound, findCallers } from '../../api/phone.ts'
import type { KnownCaller } from './judge.ts'

/** Fewer letters point to nobody. */
const LEAST = 2

/** Whom the first box points to; asked again only when it changes. */
export function useCallers(desk: string, q: string) {
  return useQuery({
    queryKey: ['callers', desk, q],
    queryFn: () => findCallers(desk, q),
    enabled: q.length >= LEAST,
    staleTime: 10_000,
  })
}

/** The organization that has this INN, as it is being typed: unknown until all its digits are there and right. */
function useOrganization(desk: string, inn: string) {
  const found = useCallers(desk, isInn(inn) ? inn : '')
  return isInn(inn) ? (found.data?.organization ?? null) : null
}

/** Everything that the desk knows of the one who calls: the person chosen, else the organization of the INN. */
export function useKnownCaller(
  desk: string,
  { person, inn }: { readonly person: Caller | null; readonly inn: string },
): { readonly known: KnownCaller | null; readonly organization: CallersFound['organization'] } {
  const organization = useOrganization(desk, inn.trim())
  const own = person?.organization ?? null
  // Whoever states the INN of another organization speaks for that one (and stays a person of their own).
  const id = organization?.id ?? own?.id ?? person?.id ?? null
  const client = useQuery({
    queryKey: ['client', desk, id],
    queryFn: () => getClient(desk, id ?? ''),
    enabled: id !== null,
  })
  const isKnown = client.data !== undefined && id !== null
  return {
    organization,
    known: isKnown
      ? { client: client.data, contactId: person?.id ?? null, isFirstContact: person?.isFirstContact ?? true }
      : null,
  }
}
