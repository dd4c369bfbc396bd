import type { Event, Reason, Regulation } from '@reglament/engine'
import type { Mark } from '../../api/beside.ts'
import type { CaseDetail, Message, SentLetter } from '../../api/shapes.ts'

/** A line of a case's history. */
export type Entry =
  | {
      readonly kind: 'event'
      readonly key: string
      readonly at: number
      readonly event: Event
      readonly message: Message | null
    }
  | { readonly kind: 'message'; readonly key: string; readonly at: number; readonly message: Message }
  | { readonly kind: 'letter'; readonly key: string; readonly at: number; readonly letter: SentLetter }
  | { readonly kind: 'mark'; readonly key: string; readonly at: number; readonly marks: readonly Mark[] }

/** Events, the messages they carry, and letters in one line of time; a message stands with its event and not again by itself. */
export function timelineOf({
  events,
  messages,
  letters,
  beside,
}: Pick<CaseDetail, 'events' | 'messages' | 'letters' | 'beside'>): readonly Entry[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const carried = new Set<string>()
  const happened = events.map((event, index): Entry => {
    const id = 'message' in event ? (event.message?.messageId ?? null) : null
    const message = id === null ? null : (byId.get(id) ?? null)
    if (message) carried.add(message.id)
    return { kind: 'event', key: `event ${index}`, at: event.at, event, message }
  })
  const alone = messages
    .filter((message) => !carried.has(message.id))
    .map((message): Entry => ({ kind: 'message', key: message.id, at: Date.parse(message.at), message }))
  const sent = letters.map(
    (letter): Entry => ({ kind: 'letter', key: letter.id, at: Date.parse(letter.createdAt), letter }),
  )
  const marked = beside.marks.map(
    (mark): Entry => ({ kind: 'mark', key: mark.id, at: Date.parse(mark.at), marks: [mark] }),
  )
  // What happens at one instant stays in this order: the event, a message, the letter about it.
  return together([...happened, ...alone, ...sent, ...marked].sort((a, b) => a.at - b.at))
}

/** In milliseconds: what somebody does beside a case within it, one thing after another, is one line. */
const ONE_SITTING_MS = 300_000

/** Marks that one person made in a row stand in one line: five tags are not five events. */
function together(entries: readonly Entry[]): readonly Entry[] {
  const lines: Entry[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    const isSame =
      entry.kind === 'mark' &&
      last?.kind === 'mark' &&
      last.marks[0]?.by === entry.marks[0]?.by &&
      entry.at - last.at < ONE_SITTING_MS
    if (isSame) lines[lines.length - 1] = { ...last, marks: [...last.marks, ...entry.marks] }
    else lines.push(entry)
  }
  return lines
}

/** What stands in the margin beside an event. */
export interface MarginNote {
  readonly reasons: readonly Reason[]
  readonly clauses: readonly string[]
}

const NOTHING: MarginNote = { reasons: [], clauses: [] }

/** The kinds of reasons that fit in a margin; the others open with the verdict. */
const SHORT: ReadonlySet<Reason['kind']> = new Set([
  'programme',
  'holding',
  'target',
  'no-target',
  'never-due',
  'ground',
  'calendar-year-unknown',
])

export function marginOf(event: Event, regulation: Regulation): MarginNote {
  const { lifecycle, escalation, response, turns } = regulation
  switch (event.kind) {
    case 'registered':
    case 'supplied':
      return {
        reasons: event.verdict.because.filter((reason) => SHORT.has(reason.kind)),
        clauses: event.behind === null ? [] : turns.clauses,
      }
    case 'answered':
    case 'asked':
    case 'response-missed':
      return { ...NOTHING, clauses: response.clauses }
    case 'escalated':
    case 'promised':
    case 'promise-missed':
      return { ...NOTHING, clauses: escalation.clauses }
    case 'closed':
      return { ...NOTHING, clauses: event.clause === null ? [] : [event.clause] }
    case 'refused':
      return { ...NOTHING, clauses: event.grounds.map((ground) => ground.clause) }
    case 'invited':
      return { ...NOTHING, clauses: event.clauses }
    case 'renewal-judged':
      return {
        ...NOTHING,
        clauses: event.outcome.kind === 'renewed' ? event.outcome.clauses : [event.outcome.clause ?? []].flat(),
      }
    case 'admission-ended':
      return { ...NOTHING, clauses: event.clause === null ? [] : [event.clause] }
    case 'reopened':
      return { ...NOTHING, clauses: lifecycle.reopening.clauses }
    case 'closing-warned':
      return { ...NOTHING, clauses: lifecycle.silence?.clauses ?? [] }
    case 'turn-came':
      return { ...NOTHING, clauses: turns.clauses }
    default:
      return NOTHING
  }
}
