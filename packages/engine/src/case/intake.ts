import { type Instant, parseInstant } from '../base/instant.ts'
import { formatLocal } from '../calendar/index.ts'
import { assess, type Request } from '../policy/index.ts'
import { type AdmissionFact, covers, readUntil } from './admission.ts'
import { cameWith } from './checklist.ts'
import type { Command, SplitFrom } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision } from './decision.ts'
import type { Event } from './event.ts'
import type { CaseState } from './state.ts'
import { holdsTurn, needsAdmission, type Place, placeBack, placeByVerdict, placeInTurn } from './turn.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/**
 * Whatever the channel and the verdict, the request becomes a case (I20); the verdict says who has the turn. What the head
 * has decided for the client until a date lets it in; the verdict stays what the regulation says.
 */
export function register(command: Of<'register'>, context: Context): Decision {
  const { regulation, caseId, now } = context
  const at = askedAt(command.splitFrom, context)
  const request: Request = { ...command.request, at: formatLocal(at, regulation.timezone) }
  const verdict = assess(request, regulation)
  const admission = covers(command.admission, verdict, now) ? command.admission : undefined
  const place = placeByVerdict(admission ? 'accept' : verdict.verdict, caseId, command.turnHeldBy, regulation)
  const registered = decided(context, {
    kind: 'registered',
    caseId,
    regulation: { id: regulation.id, version: regulation.version },
    request,
    verdict,
    ...place,
    message: command.message ?? null,
    ...(command.splitFrom ? { splitFrom: command.splitFrom.caseId } : {}),
    ...(command.onBehalf ? { onBehalf: command.onBehalf } : {}),
  })
  return admission ? andAdmitted(registered, place, admission, context) : registered
}

/** The desk lets it in on what the head decided before, which says until when and why. */
function andAdmitted(decision: Decision, place: Place, admission: AdmissionFact, context: Context): Decision {
  if (decision.kind === 'rejected') return decision
  const { until, reason, caseId: under } = admission
  const admitted: Event = {
    kind: 'admitted',
    ...place,
    reason,
    until: formatLocal(until, context.regulation.timezone),
    endsAt: until,
    under,
    at: context.now,
    by: { role: 'desk' },
  }
  return { kind: 'decided', events: [...decision.events, admitted] }
}

/**
 * From when a request is judged and its answer is due: its registration. A question that was split off (I21) was asked
 * with the message that held it: that nobody saw two questions there is not the client's loss.
 */
function askedAt(splitFrom: SplitFrom | undefined, { now }: Context): Instant {
  const asked = splitFrom === undefined ? null : parseInstant(splitFrom.askedAt)
  return asked === null || asked > now ? now : asked
}

/** What was missing has come: the request is judged again as of its registration, from which its clock runs. */
export function supply(state: CaseState, command: Of<'supply'>, context: Context): Decision {
  const { regulation } = context
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  const data = Object.fromEntries(Object.entries(command.data).filter(([, value]) => value !== undefined))
  const request: Request = {
    ...state.request,
    ...data,
    contact: { ...state.request.contact, ...command.data.contact },
    organization: { ...state.request.organization, ...command.data.organization },
    at: state.request.at,
    channel: state.request.channel,
  }
  const came = cameWith(state.wanted ?? [], data, request, command.items ?? [])
  if (Object.keys(data).length === 0 && came.length === 0) return rejected('nothing-to-supply')
  // Files and words change nothing of what was judged; only data is judged anew.
  const verdict = Object.keys(data).length === 0 ? state.verdict : assess(request, regulation)
  const wanted = state.wanted?.filter(({ item }) => !came.includes(item))
  const admission = !state.admitted && covers(command.admission, verdict, context.now) ? command.admission : undefined
  const admitted = state.admitted || admission !== undefined
  const after = { ...state, verdict, admitted, ...(wanted ? { wanted } : {}) }
  const place = placeAnew(after, state, command.turnHeldBy, context)
  const supplied = decided(context, {
    kind: 'supplied',
    request,
    verdict,
    was: state.status,
    ...place,
    ...(state.wanted ? { came } : {}),
    ...(command.message ? { message: command.message } : {}),
  })
  return admission ? andAdmitted(supplied, place, admission, context) : supplied
}

/** Where new data put a case: what was waited for has come, or what stood in the way has gone, or has turned up. */
function placeAnew(after: CaseState, before: CaseState, turnHeldBy: string | null, context: Context): Place {
  const { regulation, caseId } = context
  const { status } = before
  // A checklist that is filled in part stays with the client, who sees what is left.
  if (before.answered && status === 'waiting-client' && after.wanted?.some(({ cameAt }) => cameAt === null))
    return { status, behind: null }
  if (before.answered)
    return status === 'waiting-client' ? placeBack(after, caseId, turnHeldBy, regulation) : { status, behind: null }
  const isFreed = status === 'registered' && needsAdmission(before) && !needsAdmission(after)
  const isBarred = status === 'waiting-turn' && needsAdmission(after)
  if (status !== 'waiting-client' && !isFreed && !isBarred) return { status, behind: null }
  // One that the head let in stays in, whatever comes to light.
  const verdict = after.admitted && after.verdict.verdict !== 'incomplete' ? 'accept' : after.verdict.verdict
  return placeByVerdict(verdict, caseId, turnHeldBy, regulation)
}

/** The head lets in what the regulation leaves to the head's discretion, or would refuse (I11): for good, or until a date. */
export function admit(state: CaseState, command: Of<'admit'>, context: Context): Decision {
  const { regulation, caseId, actor, now } = context
  if (actor.role !== 'head' && actor.role !== 'administrator') return rejected('role-not-allowed')
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  if (!needsAdmission(state)) return rejected('nothing-to-admit')
  const written = command.until?.trim() ?? ''
  const endsAt = written === '' ? null : readUntil(written, regulation.timezone)
  const clauses = state.verdict.grounds.map((ground) => ground.clause)
  if (written !== '' && endsAt === null) return rejected('until-unreadable', clauses)
  if (endsAt !== null && endsAt <= now) return rejected('until-in-the-past', clauses)
  const isWaiting = state.status === 'registered' || state.status === 'in-progress'
  const place =
    isWaiting && !holdsTurn(state)
      ? placeInTurn(caseId, state.answered, command.turnHeldBy, regulation)
      : { status: state.status, behind: null }
  return decided(context, {
    kind: 'admitted',
    ...place,
    reason: command.reason ?? '',
    until: written === '' ? null : written,
    ...(endsAt === null ? {} : { endsAt }),
  })
}
