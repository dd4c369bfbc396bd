import {
  type Event,
  HOLDING_WORDS,
  type Locale,
  NEEDS_A_PERSON_WORDS,
  RENEWAL_WORDS,
  type Regulation,
} from '@reglament/engine'
import { channelList, groundWords, itemList } from '../../say/reasons.ts'
import type { Say } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { endWords } from '../clients/rights.ts'
import { callWords } from '../phone/call-words.ts'
import type { People } from './people.ts'

/** What came of a renewal that was asked for from the case. */
function renewalWords(
  { ask, outcome }: Extract<Event, { kind: 'renewal-judged' }>,
  say: Say,
  locale: Locale,
  timezone: string,
): string {
  if (outcome.kind === 'refused') return say('event.renewalRefused', { why: RENEWAL_WORDS[locale][outcome.reason] })
  if (outcome.kind === 'needs-a-person')
    return say('event.renewalWaits', { why: NEEDS_A_PERSON_WORDS[locale][outcome.why] })
  const until = endWords(outcome.holding.until ?? null, { timezone, locale, say })
  const right = HOLDING_WORDS[locale][ask.holding]
  return ask.actNumber === undefined
    ? say('event.renewed', { right, until })
    : say('event.renewedByAct', { act: ask.actNumber, right, until })
}

interface Telling {
  readonly say: Say
  readonly locale: Locale
  readonly now: number
  readonly people: People
  readonly regulation: Regulation
  readonly timezone: string
}

/** To a colleague by name; to oneself it is a taking. */
function assignedWords({ assignee, by }: Extract<Event, { kind: 'assigned' }>, people: People, say: Say): string {
  if (assignee === null) return say('event.unassigned')
  if ('id' in by && by.id === assignee) return say('event.assignedSelf')
  return say('event.assigned', { name: people.names.get(assignee) ?? say('actor.specialist') })
}

/** What happened, in words that follow the one who did it. */
export function eventWords(event: Event, { say, locale, now, people, regulation, timezone }: Telling): string {
  const until = (at: number) => dayAndTime(at, now, { timezone: readersZone(), locale, say, isEnd: true })
  switch (event.kind) {
    case 'registered':
      return say(event.behind === null ? `event.registered.${event.verdict.verdict}` : 'event.registered.behind')
    case 'supplied':
      if (event.came?.length)
        return say(event.status === 'waiting-client' ? 'event.suppliedPart' : 'event.suppliedItems', {
          items: itemList(event.came, locale),
        })
      return say(`event.supplied.${event.verdict.verdict}`)
    case 'asked':
      return (event.items ?? event.fields).length > 0
        ? say('event.askedFields', { fields: itemList(event.items ?? event.fields, locale) })
        : say('event.asked')
    case 'escalated':
      return event.etaAt === null
        ? say('event.escalated', { developer: event.developer?.name ?? '' })
        : say('event.escalatedEta', { developer: event.developer?.name ?? '', eta: until(event.etaAt) })
    case 'promised':
      return say('event.promised', { eta: until(event.etaAt) })
    case 'closed':
      return say(`event.closed.${event.closedBy}`)
    case 'refused':
      return say('event.refusedGround', { ground: groundWords(event, regulation, locale) })
    case 'assigned':
      return assignedWords(event, people, say)
    case 'admitted': {
      const end = event.endsAt === undefined ? '' : say('event.admittedUntil', { until: until(event.endsAt) })
      const what = say(event.under === undefined ? 'event.admitted' : 'event.admittedBefore')
      return [what, end, event.reason && say('event.admittedReason', { reason: event.reason })]
        .filter(Boolean)
        .join(' ')
    }
    case 'renewal-judged':
      return renewalWords(event, say, locale, timezone)
    case 'invited':
      return say('event.invited', { channels: channelList(event.channels, locale) })
    case 'admission-ended':
      return say('event.admissionEnded')
    case 'closing-warned':
      return say('event.closingWarned', { at: until(event.closesAt) })
    case 'response-missed':
      return say('event.responseMissed', { at: until(event.dueAt) })
    case 'target-missed':
      return say(`event.targetMissed.${event.target}`, { at: until(event.dueAt) })
    case 'promise-missed':
      return say('event.promiseMissed', { at: until(event.etaAt) })
    case 'turn-came':
      return say('event.turnCame')
    case 'called':
      return callWords(event, say)
    case 'rated':
      return say('event.rated', { score: event.score, comment: event.comment })
    default:
      return say(`event.${event.kind}`)
  }
}
