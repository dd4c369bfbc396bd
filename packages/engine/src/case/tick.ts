import { type Instant, instant } from '../base/instant.ts'
import { deadline } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import { type Context, decided } from './context.ts'
import type { Decision } from './decision.ts'
import type { CaseState, TargetClock } from './state.ts'
import type { Timer } from './timer.ts'
import { needsAdmission } from './turn.ts'

/** When a case closes for want of an answer from the client (I29, A5); null while nobody waits for the client. */
export function closesAt(state: CaseState, regulation: Regulation): Instant | null {
  const rule = regulation.lifecycle.silence
  if (!rule || state.status !== 'waiting-client' || state.silentSince === null) return null
  return deadline(state.silentSince, rule.after, regulation.hours, regulation).at
}

function warnsAt(state: CaseState, end: Instant | null, regulation: Regulation): Instant | null {
  const warn = regulation.lifecycle.silence?.warn
  if (!warn || end === null || state.closingWarned || state.silentSince === null) return null
  // A warning is counted back on the wall clock: a day is 24 hours here, and never before the silence began.
  const beforeMs = warn.clock === 'term' ? (warn.days + warn.months * 30) * 86_400_000 : warn.ms
  return instant(Math.max(state.silentSince, end - beforeMs))
}

/**
 * Every timer that a case in this state must have; the shell makes its table match. Nothing else knows when a case has
 * to be looked at again.
 */
export function agenda(state: CaseState, regulation: Regulation): readonly Timer[] {
  const timers: Timer[] = []
  const { response, development } = state
  const ended = state.status === 'closed' || state.status === 'refused'
  if (!ended && response.dueAt !== null && response.endedAt === null && !response.missed) {
    // An answer at the due instant itself is in time; the promise is broken one millisecond later.
    timers.push({ kind: 'response-due', dueAt: instant(response.dueAt + 1), clause: targetClause(state, regulation) })
  }
  const closing = closesAt(state, regulation)
  const warning = warnsAt(state, closing, regulation)
  const silenceClause = regulation.lifecycle.silence?.clauses[0] ?? null
  if (warning !== null) timers.push({ kind: 'closing-soon', dueAt: warning, clause: silenceClause })
  if (closing !== null) timers.push({ kind: 'closing', dueAt: closing, clause: silenceClause })
  if (state.status === 'escalated' && development?.etaAt != null && !development.missed) {
    timers.push({
      kind: 'promise-due',
      dueAt: instant(development.etaAt + 1),
      clause: regulation.escalation.clauses[0] ?? null,
    })
  }
  for (const clock of state.clocks) {
    if (clock.endedAt === null && clock.dueAt !== null && !clock.missed) {
      timers.push({
        kind: 'target-due',
        dueAt: instant(clock.dueAt + 1),
        clause: furtherClause(clock, state, regulation),
      })
    }
  }
  const endsAt = admissionEndsAt(state)
  if (endsAt !== null) timers.push({ kind: 'admission-end', dueAt: endsAt, clause: groundClause(state) })
  return timers.sort((a, b) => a.dueAt - b.dueAt)
}

/** When the head decides anew; null where the admission has no end, or the case is served without one by now. */
function admissionEndsAt(state: CaseState): Instant | null {
  if (!state.admitted || !state.admission || state.status === 'closed' || state.status === 'refused') return null
  return needsAdmission({ ...state, admitted: false }) ? state.admission.until : null
}

function groundClause({ verdict }: CaseState): string | null {
  return verdict.grounds[0]?.clause ?? null
}

function furtherClause(clock: TargetClock, state: CaseState, regulation: Regulation): string | null {
  const programme = regulation.programmes.find((each) => each.id === state.verdict.programme)
  return programme?.targets.find((each) => each.name === clock.target)?.clauses[0] ?? null
}

function targetClause(state: CaseState, regulation: Regulation): string | null {
  const programme = regulation.programmes.find((each) => each.id === state.verdict.programme)
  return programme?.response.clauses[0] ?? null
}

/** Time has passed: everything on the agenda that is due happens. A closing makes a warning of it pointless. */
export function tick(state: CaseState, context: Context): Decision {
  const due = agenda(state, context.regulation).filter((timer) => timer.dueAt <= context.now)
  const closing = due.find((timer) => timer.kind === 'closing')
  const targets = state.clocks.filter((clock) => isDue(clock, context.now))
  return decided(
    context,
    ...targets.map(({ target, dueAt }) => ({ kind: 'target-missed', target, dueAt: dueAt ?? context.now }) as const),
    ...due.flatMap((timer) => fired(timer, closing !== undefined, state, context)),
  )
}

/**
 * The admission is over, and the head decides again. Whoever has the turn keeps it: a client who is waited for and a
 * developer who has promised a date go on, and it is the head's as soon as it comes back to the desk.
 */
export function admissionEnded(state: CaseState, endedAt: Instant): Parameters<typeof decided>[1] {
  // One that waits behind another case and was never worked keeps no place in that row: it is not to be worked.
  const status = state.status === 'waiting-turn' && !state.answered ? 'registered' : state.status
  return { kind: 'admission-ended', endedAt, status, behind: null, clause: groundClause(state) }
}

function isDue({ endedAt, dueAt, missed }: TargetClock, now: Instant): boolean {
  return endedAt === null && dueAt !== null && !missed && dueAt < now
}

function fired(
  timer: Timer,
  closing: boolean,
  state: CaseState,
  { regulation, now }: Context,
): Parameters<typeof decided>[1][] {
  switch (timer.kind) {
    case 'response-due':
      return [{ kind: 'response-missed', dueAt: instant(timer.dueAt - 1) }]
    case 'promise-due':
      return [{ kind: 'promise-missed', etaAt: instant(timer.dueAt - 1) }]
    case 'closing-soon':
      return closing ? [] : [{ kind: 'closing-warned', closesAt: closesAt(state, regulation) ?? now }]
    case 'admission-end':
      return closing ? [] : [admissionEnded(state, timer.dueAt)]
    case 'target-due':
      // Told apart by the clocks themselves, above: there may be two at one instant.
      return []
    case 'closing':
      return [{ kind: 'closed', closedBy: 'time-limit', clause: timer.clause, into: null }]
  }
}
