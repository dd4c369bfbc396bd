import type { Instant } from '../base/instant.ts'
import type { Regulation } from '../regulation/index.ts'
import { assign } from './assign.ts'
import { call } from './call.ts'
import { advanceClocks } from './clocks.ts'
import type { Actor, Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import { answer, ask, note, reply, take } from './converse.ts'
import type { Decision } from './decision.ts'
import { escalate, promise, returnBack } from './development.ts'
import { close, confirm, refuse } from './ending.ts'
import { evolve } from './evolve.ts'
import { admit, register, supply } from './intake.ts'
import { invite, renewRight } from './rights.ts'
import { seatShutTo } from './seat.ts'
import { join, merge, split } from './several.ts'
import type { CaseState } from './state.ts'
import { tick } from './tick.ts'
import { active } from './turn.ts'

/**
 * What a command does to a case: the events, or why the caller must not. Total and deterministic: the same state,
 * command, regulation and instant give the same answer for ever. `state` is null before the case is registered.
 */
export function decide(
  state: CaseState | null,
  command: Command,
  regulation: Regulation,
  now: Instant,
  by: { readonly caseId: string; readonly actor: Actor },
): Decision {
  const decision = judge(state, command, regulation, now, by)
  return decision.kind === 'decided' ? withClocks(state, decision, { regulation, now, ...by }) : decision
}

/** The last event of a decision carries the clocks that it moved: they are judged by the regulation, once. */
function withClocks(
  before: CaseState | null,
  decision: Extract<Decision, { kind: 'decided' }>,
  context: Context,
): Decision {
  const { events } = decision
  const last = events.at(-1)
  if (!last || !(before?.clocks.length || context.regulation.programmes.some((each) => each.targets.length > 0)))
    return decision
  const after = events.reduce<CaseState | null>(evolve, before)
  if (!after) return decision
  const clocks = advanceClocks(after, context)
  const isMoved = clocks.length !== after.clocks.length || clocks.some((clock, i) => clock !== after.clocks[i])
  return isMoved ? { kind: 'decided', events: [...events.slice(0, -1), { ...last, clocks }] } : decision
}

function judge(
  state: CaseState | null,
  command: Command,
  regulation: Regulation,
  now: Instant,
  by: { readonly caseId: string; readonly actor: Actor },
): Decision {
  const context: Context = { regulation, now, ...by }
  if (command.kind === 'register') {
    if (state) return rejected('already-registered')
    return seatShutTo(null, command, context) ?? register(command, context)
  }
  if (!state) return rejected('not-registered')
  const shut = seatShutTo(state, command, context)
  if (shut) return shut
  switch (command.kind) {
    case 'supply':
      return supply(state, command, context)
    case 'take':
      return take(state, command, context)
    case 'assign':
      return assign(state, command, context)
    case 'answer':
      return answer(state, command, context)
    case 'ask':
      return ask(state, command, context)
    case 'reply':
      return reply(state, command, context)
    case 'note':
      return note(command, context)
    case 'escalate':
      return escalate(state, command, context)
    case 'promise':
      return promise(state, command, context)
    case 'return':
      return returnBack(state, command, context)
    case 'confirm':
      return confirm(state, context)
    case 'close':
      return close(state, context)
    case 'refuse':
      return refuse(state, command, context)
    case 'admit':
      return admit(state, command, context)
    case 'split':
      return split(state, command, context)
    case 'merge':
      return merge(state, command, context)
    case 'join':
      return join(state, command, context)
    case 'rate':
      if (!Number.isInteger(command.score) || command.score < 1 || command.score > 5)
        return rejected('score-out-of-range')
      return decided(context, { kind: 'rated', score: command.score, comment: command.comment ?? '' })
    case 'complain':
      return decided(context, { kind: 'complained', message: command.message ?? null })
    case 'call':
      return call(state, command, context)
    case 'renew':
      return renewRight(command, context)
    case 'invite':
      return invite(state, command, context)
    case 'give-turn':
      if (state.status !== 'waiting-turn') return rejected('not-waiting-turn')
      return decided(context, { kind: 'turn-came', status: active(state.answered) })
    case 'tick':
      return tick(state, context)
    default:
      return unreachable(command)
  }
}

/** The compiler finds the command that nobody handles. */
function unreachable(command: never): never {
  throw new TypeError(`no rule handles ${JSON.stringify(command)}`)
}
