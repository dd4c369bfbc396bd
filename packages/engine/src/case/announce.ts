import type { RenewalJudgement } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import type { Event } from './event.ts'
import type { Letter, LetterKind } from './letter.ts'
import type { CaseState, Status } from './state.ts'
import { closesAt } from './tick.ts'

/** The letters to the client that these events call for; `state` is the case after all of them. */
export function announce(events: readonly Event[], state: CaseState, regulation: Regulation): readonly Letter[] {
  return events.flatMap((event, eventIndex) => {
    const kind = letterFor(event)
    return kind === null ? [] : [compose(kind, event, eventIndex, state, regulation)]
  })
}

function letterFor(event: Event): LetterKind | null {
  switch (event.kind) {
    case 'registered':
      return byVerdict(event.verdict.verdict, event.status)
    case 'supplied':
      // Part of a checklist: who filled it in sees on the same page what is left.
      if (event.came !== undefined && event.was === 'waiting-client' && event.status === 'waiting-client') return null
      // Data that staff add to a case in work changes nothing that the client waits for, unless it must wait now.
      return event.was === 'waiting-client' || event.status === 'waiting-client' || event.behind !== null
        ? byVerdict(event.verdict.verdict, event.status)
        : null
    case 'answered':
      return 'answered'
    case 'asked':
      return 'asked'
    case 'reopened':
      return 'reopened'
    case 'replied':
    case 'returned':
    case 'joined':
      return event.status === 'waiting-turn' && event.behind !== null ? 'waiting-turn' : null
    case 'admitted':
      // Let in as it came: the letter about its registration says where it stands.
      if (event.under !== undefined) return null
      return event.status === 'waiting-turn' && event.behind !== null ? 'waiting-turn' : null
    case 'escalated':
      return 'escalated'
    case 'promised':
      return 'new-promise'
    case 'closed':
      // Who asked twice hears of it in the next letter of the case that goes on; another client has only this one.
      if (event.closedBy === 'merge') return event.apart ? 'closed' : null
      return event.closedBy === 'time-limit' ? 'closed-by-time-limit' : 'closed'
    case 'refused':
      return 'refused'
    case 'turn-came':
      return 'your-turn'
    case 'closing-warned':
      return 'closing-soon'
    case 'called':
      return event.isLast ? 'not-reached' : null
    case 'invited':
      return 'invited'
    case 'renewal-judged':
      if (event.outcome.kind === 'renewed') return 'renewed'
      // A client who asked on their page has read there why not.
      return event.outcome.kind === 'refused' && event.by.role !== 'client' ? 'renewal-refused' : null
    default:
      return null
  }
}

function byVerdict(verdict: CaseState['verdict']['verdict'], status: Status): LetterKind | null {
  if (status === 'waiting-turn') return 'waiting-turn'
  if (status === 'in-progress') return null
  if (verdict === 'incomplete') return 'incomplete'
  return verdict === 'redirect' ? 'redirected' : 'registered'
}

function compose(kind: LetterKind, event: Event, eventIndex: number, state: CaseState, regulation: Regulation): Letter {
  const waits = state.response.endedAt === null && state.turn !== 'nobody'
  return {
    kind,
    eventIndex,
    respondBy: waits ? state.response.dueAt : null,
    closesAt: closesAt(state, regulation),
    ...(event.kind === 'asked' && event.items ? { items: event.items } : {}),
    missing: kind === 'asked' ? state.asked : kind === 'incomplete' ? state.verdict.missing : [],
    channels: event.kind === 'invited' ? event.channels : kind === 'redirected' ? state.verdict.channels : [],
    ...(event.kind === 'renewal-judged' ? { renewal: { ask: event.ask, outcome: event.outcome } } : {}),
    grounds:
      event.kind === 'refused'
        ? event.grounds
        : kind === 'incomplete' || kind === 'redirected'
          ? state.verdict.grounds
          : [],
    developer: state.development?.developer ?? null,
    etaAt: state.development?.etaAt ?? null,
    behind: 'behind' in event ? event.behind : null,
    message: 'message' in event ? (event.message ?? null) : null,
    ...(state.callback?.ended === null ? { callBetween: { from: state.callback.from, to: state.callback.to } } : {}),
    clauses: clausesOf(kind, event, state, regulation),
    ...(event.kind === 'registered' && event.splitFrom !== undefined ? { splitFrom: event.splitFrom } : {}),
  }
}

function clausesOf(kind: LetterKind, event: Event, state: CaseState, regulation: Regulation): readonly string[] {
  switch (kind) {
    case 'registered':
    case 'reopened': {
      const programme = regulation.programmes.find((each) => each.id === state.verdict.programme)
      const own = programme?.response.clauses ?? []
      return kind === 'reopened' ? [...regulation.lifecycle.reopening.clauses, ...own] : own
    }
    case 'incomplete':
    case 'redirected':
      return state.verdict.grounds.map((ground) => ground.clause)
    case 'refused':
      return event.kind === 'refused' ? event.grounds.map((ground) => ground.clause) : []
    case 'waiting-turn':
    case 'your-turn':
      return regulation.turns.clauses
    case 'escalated':
    case 'new-promise':
      return regulation.escalation.clauses
    case 'closing-soon':
    case 'answered':
    case 'asked':
      return regulation.lifecycle.silence?.clauses ?? []
    case 'not-reached':
      return []
    case 'invited':
      return event.kind === 'invited' ? event.clauses : []
    case 'renewed':
    case 'renewal-refused':
      return event.kind === 'renewal-judged' ? citedBy(event.outcome) : []
    case 'closed':
    case 'closed-by-time-limit':
      return event.kind === 'closed' && event.clause !== null ? [event.clause] : []
  }
}

function citedBy(outcome: RenewalJudgement): readonly string[] {
  if (outcome.kind === 'renewed') return outcome.clauses
  return outcome.clause === null ? [] : [outcome.clause]
}
