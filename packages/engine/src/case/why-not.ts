import type { Instant } from '../base/instant.ts'
import type { Regulation } from '../regulation/index.ts'
import type { Actor, Command, CommandKind } from './command.ts'
import { decide } from './decide.ts'
import type { Rejection } from './decision.ts'
import type { CaseState } from './state.ts'

/**
 * Why a command of this kind can't be given now; null where it can. Runs `decide` itself on a command whose details are
 * filled in as well as they can be, so a screen never has rules of its own.
 */
export function whyNot(
  kind: CommandKind,
  state: CaseState,
  regulation: Regulation,
  now: Instant,
  actor: Actor,
): Rejection | null {
  const decision = decide(state, probe(kind, state, regulation, now, actor), regulation, now, {
    caseId: state.id,
    actor,
  })
  return decision.kind === 'rejected' ? decision : null
}

function nothingAsked({ renewals }: Regulation): Omit<Extract<Command, { kind: 'renew' }>, 'kind'> {
  const ask = { holding: renewals[0]?.holding ?? 'subscription', channel: 'portal', by: 'client' } as const
  return { ask, facts: { holdings: [], actsUsed: [], registered: null, inn: null } }
}

function probe(kind: CommandKind, state: CaseState, regulation: Regulation, now: Instant, actor: Actor): Command {
  const eta = Temporal.Instant.fromEpochMilliseconds(now + 86_400_000).toString()
  const turnHeldBy = null
  switch (kind) {
    case 'register':
      return { kind, request: state.request, turnHeldBy }
    case 'supply':
      return { kind, data: { description: state.request.description ?? '?' }, turnHeldBy }
    case 'renew':
      return { kind, ...nothingAsked(regulation) }
    case 'invite':
    case 'reply':
    case 'return':
    case 'admit':
      return { kind, turnHeldBy }
    case 'escalate':
      return { kind, developer: { name: '?', email: '?' }, eta }
    case 'promise':
      return { kind, eta }
    case 'refuse':
      // With a ground at hand: what is asked is whether a refusal is possible at all.
      return { kind, reason: Object.keys(regulation.refusals)[0] ?? Object.keys(regulation.clauses)[0] ?? '?' }
    case 'split':
    case 'merge':
      return { kind, into: `${state.id}?` }
    case 'join':
      return { kind, from: `${state.id}?`, asks: false, turnHeldBy }
    case 'assign':
      // A developer may only take it, or put down what is theirs.
      if (actor.role === 'developer')
        return { kind, assignee: state.assignee === actor.id ? null : actor.id, assigneeRole: 'developer' }
      return { kind, assignee: `${state.assignee}?`, assigneeRole: 'specialist' }
    case 'call':
      return { kind, call: { callId: null, direction: 'out', outcome: 'reached', number: null } }
    case 'rate':
      return { kind, score: 5 }
    default:
      return { kind }
  }
}
