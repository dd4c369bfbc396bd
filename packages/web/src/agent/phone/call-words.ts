import type { Event } from '@reglament/engine'
import type { Say } from '../../say/say.tsx'

/** What became of a call, in words that follow the one who noted it. */
export function callWords({ call, isLast }: Extract<Event, { kind: 'called' }>, say: Say): string {
  const words = say(`call.${call.direction}.${call.outcome}`, { number: call.number ?? '' }).trim()
  return isLast ? `${words}; ${say('call.last')}` : words
}
