import {
  durationWords,
  type Event,
  HOLDING_WORDS,
  type Locale,
  NEEDS_A_PERSON_WORDS,
  RENEWAL_WORDS,
  type Regulation,
} from '@reglament/engine'
import type { CaseDetail, Message } from '../../api/shapes.ts'
import { fileAddress } from '../../api/staff.ts'
import { channelList, groundWords, itemList } from '../../say/reasons.ts'
import { type Say, useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { MessageBody } from '../../ui/conversation.tsx'
import { useNow } from '../../ui/now.ts'
import { ClauseRow, ReasonList } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { When } from '../../ui/when.tsx'
import { endWords } from '../clients/rights.ts'
import { callWords } from '../phone/call-words.ts'
import { CallFacts } from '../phone/case-phone.tsx'
import { markWords } from './mark-words.ts'
import { type People, whoDid } from './people.ts'
import css from './timeline.module.css'
import { type Entry, marginOf, timelineOf } from './timeline.ts'

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
  readonly people: People
}

/** The history of a case; beside each line stands what it rests on. */
export function TimelineView({ detail, desk, people }: Props) {
  return (
    <ol className={css.timeline}>
      {timelineOf(detail).map((entry) => (
        <li key={entry.key} className={css.entry} data-kind={toneOf(entry)}>
          <EntryView entry={entry} desk={desk} people={people} />
        </li>
      ))}
    </ol>
  )
}

/** How an entry is drawn: someone's words, a note, or a quiet line. */
function toneOf(entry: Entry): string {
  if (entry.kind === 'letter' || entry.kind === 'mark') return 'quiet'
  if (entry.kind === 'message') return entry.message.direction
  if (entry.message) return entry.message.direction
  return entry.event.kind === 'registered' ? 'in' : 'quiet'
}

function EntryView({ entry, desk, people }: { readonly entry: Entry; readonly desk: string; readonly people: People }) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const head = (words: string) => (
    <p className={css.head}>
      <span className={css.words}>{words}</span> <When at={entry.at} timezone={timezone} />
    </p>
  )
  const address = (file: { readonly id: string }) => fileAddress(desk, file.id)
  switch (entry.kind) {
    case 'letter': {
      const { kind, status, recipient, problem } = entry.letter
      return (
        <div className={css.body}>
          {head(
            say('timeline.letter', {
              letter: say(`letter.${kind}`),
              status: say(`letterStatus.${status}`),
              recipient: recipient ?? '',
            }),
          )}
          {problem && <p className={css.problem}>{problemWords(problem, say)}</p>}
        </div>
      )
    }
    case 'mark':
      return (
        <div className={css.body}>
          {head(
            say('timeline.event', {
              who: entry.marks[0]?.byName ?? say('actor.desk'),
              what: entry.marks.map((mark) => markWords(mark, say, locale)).join('; '),
            }),
          )}
        </div>
      )
    case 'message':
      return (
        <div className={css.body}>
          {head(fromMerged(entry.message, entry.message.author.name ?? say('actor.client'), say))}
          <MessageBody message={entry.message} address={address} />
        </div>
      )
    case 'event': {
      const margin = marginOf(entry.event, regulation)
      const words = eventWords(entry.event, { say, locale, now, people, regulation, timezone })
      const warning = regulation.lifecycle.silence
      const detail = entry.event.kind === 'closing-warned' && warning ? durationWords(warning.after, locale) : ''
      return (
        <>
          <div className={css.body}>
            {head(say('timeline.event', { who: whoDid(entry.event.by, people, say), what: words }))}
            {detail && <p className={css.problem}>{detail}</p>}
            {entry.event.kind === 'refused' && entry.event.evidence && (
              <p className={css.problem}>{say('event.evidence', { text: entry.event.evidence.text })}</p>
            )}
            {entry.message && <MessageBody message={entry.message} address={address} />}
            {entry.event.kind === 'called' && entry.event.call.callId !== null && (
              <CallFacts desk={desk} callId={entry.event.call.callId} />
            )}
            {!entry.message && entry.event.kind === 'registered' && (
              <div className={css.own}>{entry.event.request.description ?? say('timeline.noDescription')}</div>
            )}
          </div>
          <div role="note" className={css.margin}>
            {margin.reasons.length > 0 && <ReasonList reasons={margin.reasons} />}
            {margin.clauses.length > 0 && <ClauseRow clauses={margin.clauses} />}
          </div>
        </>
      )
    }
  }
}

/** A message of a case that was merged stands here with that case's number. */
function fromMerged({ mergedFrom }: Message, who: string, say: Say): string {
  return mergedFrom === null ? who : say('timeline.merged', { who, label: mergedFrom })
}

/** Why a letter did not go; what a mail server said stands there in its own words. */
function problemWords(problem: string, say: Say): string {
  return problem === 'no-mail-server' || problem === 'no-address' ? say(`letterProblem.${problem}`) : problem
}

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
  readonly locale: 'ru' | 'en'
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
function eventWords(event: Event, { say, locale, now, people, regulation, timezone }: Telling): string {
  const when = (at: number) => dayAndTime(at, now, { timezone: readersZone(), locale, say })
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
        : say('event.escalatedEta', { developer: event.developer?.name ?? '', eta: when(event.etaAt) })
    case 'promised':
      return say('event.promised', { eta: when(event.etaAt) })
    case 'closed':
      return say(`event.closed.${event.closedBy}`)
    case 'refused':
      return say('event.refusedGround', { ground: groundWords(event, regulation, locale) })
    case 'assigned':
      return assignedWords(event, people, say)
    case 'admitted': {
      const until = event.endsAt === undefined ? '' : say('event.admittedUntil', { until: when(event.endsAt) })
      const what = say(event.under === undefined ? 'event.admitted' : 'event.admittedBefore')
      return [what, until, event.reason && say('event.admittedReason', { reason: event.reason })]
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
      return say('event.closingWarned', { at: when(event.closesAt) })
    case 'response-missed':
      return say('event.responseMissed', { at: when(event.dueAt) })
    case 'target-missed':
      return say(`event.targetMissed.${event.target}`, { at: when(event.dueAt) })
    case 'promise-missed':
      return say('event.promiseMissed', { at: when(event.etaAt) })
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
