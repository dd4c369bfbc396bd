import { type Instant, instant } from '../base/instant.ts'
import { workingBetween } from '../calendar/index.ts'
import { calendarOf, deadline } from '../policy/index.ts'
import type { FurtherTarget, Regulation } from '../regulation/index.ts'
import type { Context } from './context.ts'
import type { CaseState, Run, TargetClock } from './state.ts'

/**
 * The clocks of the targets beyond the first response, after what has just happened. Each is independent of the others,
 * is made of the intervals in which it ran, and is never judged again once it has ended. A clock whose target changes
 * (another programme, another term) keeps what it has used up.
 */
export function advanceClocks(after: CaseState, context: Context): readonly TargetClock[] {
  const targets = targetsOf(after, context.regulation)
  if (targets.length === 0 && after.clocks.length === 0) return after.clocks
  const kept = after.clocks.map((clock) => (clock.endedAt === null ? advance(clock, after, targets, context) : clock))
  const begun = targets
    .filter(({ name }) => begins(name, after) && !kept.some((clock) => clock.target === name && clock.endedAt === null))
    .map((target) => begin(target, after, kept.filter((clock) => clock.target === target.name).length + 1, context))
  return [...kept, ...begun]
}

function targetsOf(state: CaseState, regulation: Regulation): readonly FurtherTarget[] {
  return regulation.programmes.find((each) => each.id === state.verdict.programme)?.targets ?? []
}

/** A resolution is waited for from registration; a next answer whenever the client has spoken last. */
function begins(target: FurtherTarget['name'], state: CaseState): boolean {
  return target === 'resolution' ? !hasEnded(state) : clientSpokeLast(state)
}

function ends(target: FurtherTarget['name'], state: CaseState): boolean {
  return target === 'resolution' ? hasEnded(state) : hasEnded(state) || state.status === 'waiting-client'
}

function hasEnded({ status }: CaseState): boolean {
  return status === 'closed' || status === 'refused'
}

function isPausedIn({ pauses }: FurtherTarget, { status }: CaseState): boolean {
  return pauses.some((pausing) => pausing === status)
}

/** The first answer has a clock of its own; until it has ended, no next one is counted. */
function clientSpokeLast(state: CaseState): boolean {
  return state.response.endedAt !== null && (state.status === 'in-progress' || state.status === 'waiting-turn')
}

function begin(target: FurtherTarget, state: CaseState, cycle: number, context: Context): TargetClock {
  const isPaused = isPausedIn(target, state)
  // What is promised at registration is promised from when the question was asked; see `register`.
  const from = cycle === 1 && state.registeredAt === context.now ? state.response.startedAt : context.now
  const runs: readonly Run[] = isPaused ? [] : [{ from, to: null }]
  const dueAt = dueOf(runs, target, context.regulation)
  return { target: target.name, cycle, runs, dueAt, endedAt: null, result: null, missed: false }
}

function advance(
  clock: TargetClock,
  state: CaseState,
  targets: readonly FurtherTarget[],
  context: Context,
): TargetClock {
  const target = targets.find(({ name }) => name === clock.target) ?? null
  const { now, regulation } = context
  if (ends(clock.target, state)) return end(clock, target, context)
  const isPaused = target === null || isPausedIn(target, state)
  const runs = isPaused ? stopped(clock.runs, now) : running(clock.runs, now)
  const dueAt = target === null ? null : dueOf(runs, target, regulation)
  if (dueAt === clock.dueAt && runs === clock.runs) return clock
  // A later due time than the one that was missed gives the promise another chance.
  return { ...clock, runs, dueAt, missed: clock.missed && (dueAt === null || dueAt <= now) }
}

function end(clock: TargetClock, target: FurtherTarget | null, { now, regulation }: Context): TargetClock {
  const runs = stopped(clock.runs, now)
  const late = target?.within ? usedMs(runs, target, regulation) > budgetMs(target, runs, regulation) : false
  const result = target?.within ? (late ? 'late' : 'in-time') : null
  return { ...clock, runs, endedAt: now, result }
}

function stopped(runs: readonly Run[], now: Instant): readonly Run[] {
  return runs.at(-1)?.to === null ? runs.map((run) => (run.to === null ? { ...run, to: now } : run)) : runs
}

function running(runs: readonly Run[], now: Instant): readonly Run[] {
  return runs.at(-1)?.to === null ? runs : [...runs, { from: now, to: null }]
}

/** When the promise runs out if nothing more happens; null while it is paused or nothing is promised. */
function dueOf(runs: readonly Run[], target: FurtherTarget, regulation: Regulation): Instant | null {
  const current = runs.at(-1)
  if (!target.within || current?.to !== null) return null
  if (runs.length === 1) return deadline(current.from, target.within, target.calendar, regulation).at
  const ms = Math.max(0, leftMs(runs, target, regulation))
  const clock = target.within.clock === 'working' ? 'working' : 'elapsed'
  return deadline(current.from, { clock, ms }, target.calendar, regulation).at
}

/** What the closed runs have left of the promise; below zero where they have used more. */
function leftMs(runs: readonly Run[], target: FurtherTarget, regulation: Regulation): number {
  return budgetMs(target, runs, regulation) - usedMs(runs, target, regulation)
}

/** What is left of a promise whose clock stands still, in milliseconds on the clock that it runs on; below zero: too late already. */
export interface StandingClock {
  readonly leftMs: number
  readonly clock: 'working' | 'elapsed'
}

/** null where the clock runs or has ended, and where its programme promises nothing (any more). */
export function standingClock(clock: TargetClock, state: CaseState, regulation: Regulation): StandingClock | null {
  const target = targetsOf(state, regulation).find(({ name }) => name === clock.target)
  if (!target?.within || clock.endedAt !== null || clock.runs.at(-1)?.to === null) return null
  const kind = target.within.clock === 'working' ? 'working' : 'elapsed'
  return { leftMs: leftMs(clock.runs, target, regulation), clock: kind }
}

/** What the closed runs have used of the promise, on the clock that it runs on. */
function usedMs(runs: readonly Run[], target: FurtherTarget, regulation: Regulation): number {
  const calendar = target.within?.clock === 'working' ? calendarOf(regulation, target.calendar) : null
  return runs.reduce(
    (sum, { from, to }) => sum + (to === null ? 0 : calendar ? workingBetween(calendar, from, to) : to - from),
    0,
  )
}

/** A term of days and months that can be paused is as long as it would have been without a pause from its start. */
function budgetMs(target: FurtherTarget, runs: readonly Run[], regulation: Regulation): number {
  const { within } = target
  if (!within) return Number.POSITIVE_INFINITY
  if (within.clock !== 'term') return within.ms
  const start = runs[0]?.from ?? instant(0)
  return (deadline(start, within, null, regulation).at ?? start) - start
}

/** The next due answer to the client: the first response of this cycle, else the next one that is promised. */
export function answerDueAt(state: CaseState): Instant | null {
  if (state.turn === 'nobody') return null
  if (state.response.endedAt === null) return state.response.dueAt
  return state.clocks.find((clock) => clock.target === 'next-response' && clock.endedAt === null)?.dueAt ?? null
}

/** A promise of the desk that runs towards a due time. */
export interface RunningPromise {
  readonly target: 'first-response' | TargetClock['target']
  readonly dueAt: Instant
}

/** What the desk itself has promised and has not done yet, the earliest first; a clock that stands still is none of these. */
export function runningPromises(state: CaseState): readonly RunningPromise[] {
  if (state.turn === 'nobody') return []
  const all = [
    { target: 'first-response' as const, dueAt: state.response.dueAt, endedAt: state.response.endedAt },
    ...state.clocks,
  ]
  return all
    .flatMap(({ target, dueAt, endedAt }) => (dueAt === null || endedAt !== null ? [] : [{ target, dueAt }]))
    .sort((a, b) => a.dueAt - b.dueAt)
}
