import { type Instant, isOrdinary, parseInstant } from '../base/instant.ts'
import { endOfTerm, isIsoDate } from '../calendar/index.ts'
import type { Regulation } from '../regulation/index.ts'
import type { Actor, Command, InDevelopment } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision, Rejection } from './decision.ts'
import type { CaseState, Developer } from './state.ts'
import { needsAdmission, placeBack } from './turn.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** The case goes to development; where the regulation asks for it, with whom to reach and an approximate date (I26). */
export function escalate(state: CaseState, command: Of<'escalate'>, context: Context): Decision {
  const { regulation } = context
  const { requires, clauses } = regulation.escalation
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  if (state.status === 'escalated') return rejected('already-escalated')
  if (state.status === 'waiting-turn') return rejected('waiting-turn', regulation.turns.clauses)
  if (needsAdmission(state))
    return rejected(
      'needs-admission',
      state.verdict.grounds.map((ground) => ground.clause),
    )
  const developer = command.developer ?? null
  if (requires.includes('developer') && !reachable(developer)) return rejected('escalation-needs-contact', clauses)
  if (requires.includes('eta') && !filled(command.eta)) return rejected('escalation-needs-eta', clauses)
  const etaAt = filled(command.eta) ? readEta(command.eta, context) : null
  if (typeof etaAt === 'object' && etaAt !== null) return etaAt
  return decided(context, { kind: 'escalated', developer, etaAt, ...within(command) })
}

/** Development gives a new date; the client hears of it. */
export function promise(state: CaseState, command: Of<'promise'>, context: Context): Decision {
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  if (state.status !== 'escalated') return rejected('not-escalated')
  if (!filled(command.eta)) return rejected('escalation-needs-eta', context.regulation.escalation.clauses)
  const etaAt = readEta(command.eta, context)
  if (typeof etaAt === 'object') return etaAt
  return decided(context, {
    kind: 'promised',
    developer: command.developer ?? state.development?.developer ?? null,
    etaAt,
    // Who keeps the case keeps it under the new date as well.
    ...within(command.developer ? command : (state.development ?? {})),
    ...(command.message ? { message: command.message } : {}),
  })
}

/** Back from development; the turn may have gone to another case of the client meanwhile (I22). */
export function returnBack(state: CaseState, command: Of<'return'>, context: Context): Decision {
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  if (state.status !== 'escalated') return rejected('not-escalated')
  return decided(context, {
    kind: 'returned',
    ...placeBack(state, context.caseId, command.turnHeldBy, context.regulation),
    ...(command.message ? { message: command.message } : {}),
  })
}

/** A developer speaks to the client through the desk, unless the regulation lets them answer themselves. */
export function notToClient(actor: Actor, { escalation }: Regulation): Rejection | null {
  return actor.role === 'developer' && escalation.direct !== true
    ? rejected('developer-not-to-client', escalation.clauses)
    : null
}

function within({ team, developerId }: InDevelopment): InDevelopment {
  return { ...(team === undefined ? {} : { team }), ...(developerId === undefined ? {} : { developerId }) }
}

function filled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

/** The client is told how to reach the developer (I26); how a desk calls its developers is its own affair. */
function reachable(developer: Developer | null): boolean {
  return developer !== null && [developer.email, developer.phone, developer.name].some(filled)
}

/** A date is promised to its end, in the regulation's zone. */
function readEta(text: string, { regulation, now }: Context): Instant | Rejection {
  const at = isIsoDate(text.trim())
    ? endOfTerm(text.trim(), { days: 0, months: 0 }, regulation.timezone)
    : parseInstant(text.trim())
  if (at === null || !isOrdinary(at)) return rejected('eta-unreadable', regulation.escalation.clauses)
  if (at < now) return rejected('eta-in-the-past', regulation.escalation.clauses)
  return at
}
