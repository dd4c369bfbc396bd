import type { Event } from '@reglament/engine'
import type { Say } from '../../say/say.tsx'

/** Names by user id, and the client's. */
export interface People {
  readonly names: ReadonlyMap<string, string>
  readonly client: string | null
}

/** Who did it, by name where one is known. */
export function whoDid(by: Event['by'], people: People, say: Say): string {
  if (by.role === 'desk') return say('actor.desk')
  if (by.role === 'client' && by.partner) return say('actor.partner', { partner: by.partner.name ?? '' })
  if (by.role === 'client') return people.client ?? say('actor.client')
  return people.names.get(by.id) ?? say(`actor.${by.role}`)
}
