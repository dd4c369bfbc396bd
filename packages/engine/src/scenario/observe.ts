import { formatInstant, type Instant, parseInstant } from '../base/instant.ts'
import { endOfTerm, isIsoDate } from '../calendar/index.ts'
import { type CaseState, closesAt, type Event, type Letter, leftToSupply, type TargetClock } from '../case/index.ts'
import { type Holding, type ServingHours, servingHours } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'

/** What a step left behind for one case. */
export interface Observed {
  readonly state: CaseState | null
  readonly letters: readonly Letter[]
  readonly events: readonly Event[]
  readonly renewed: Holding | null
  readonly rejected: string | null
}

type Look = (seen: Observed, regulation: Regulation) => unknown

const ofState =
  (look: (state: CaseState, regulation: Regulation) => unknown): Look =>
  (seen, regulation) =>
    seen.state === null ? null : look(seen.state, regulation)

const LOOKS: Readonly<Record<string, Look>> = {
  verdict: ofState((state) => state.verdict.verdict),
  programme: ofState((state) => state.verdict.programme),
  priority: ofState((state) => state.verdict.priority),
  missing: ofState((state) => state.verdict.missing),
  left: ofState(leftToSupply),
  grounds: ofState((state) => state.verdict.grounds),
  channels: ofState((state) => state.verdict.channels),
  capabilities: ofState((state) => state.verdict.capabilities),
  because: ofState((state) => state.verdict.because),
  clauses: ofState((state) => state.verdict.because.map((reason) => reason.clause)),
  state: ofState((state) => state.status),
  turn: ofState((state) => state.turn),
  respondBy: ofState((state) => state.response.dueAt),
  open: ofState((state, regulation) => hoursOf(state, regulation)?.open ?? null),
  opensAt: ofState((state, regulation) => hoursOf(state, regulation)?.opensAt ?? null),
  responded: ofState((state) => state.response.result),
  cycle: ofState((state) => state.response.cycle),
  nextResponseBy: ofState((state) => lastClock(state, 'next-response')?.dueAt ?? null),
  nextResponded: ofState((state) => lastClock(state, 'next-response')?.result ?? null),
  resolveBy: ofState((state) => lastClock(state, 'resolution')?.dueAt ?? null),
  resolved: ofState((state) => lastClock(state, 'resolution')?.result ?? null),
  missed: ofState((state) => state.response.missed),
  admitted: ofState((state) => state.admitted),
  admittedUntil: ofState((state) => state.admission?.until ?? null),
  assignee: ofState((state) => state.assignee),
  closedBy: ofState((state) => state.closedBy),
  closesAt: ofState(closesAt),
  eta: ofState((state) => state.development?.etaAt ?? null),
  promiseMissed: ofState((state) => state.development?.missed ?? false),
  behind: (seen) => [...seen.events].reverse().flatMap((event) => ('behind' in event ? [event.behind] : []))[0] ?? null,
  events: (seen) => seen.events.map((event) => event.kind),
  sent: (seen) => sent(seen.letters),
  renewed: (seen) => (seen.renewed === null ? [] : [seen.renewed]),
  rejected: (seen) => seen.rejected,
}

export const EXPECTED_FIELDS: readonly string[] = Object.keys(LOOKS)
const INSTANTS = new Set(['opensAt', 'respondBy', 'nextResponseBy', 'resolveBy', 'closesAt', 'eta', 'admittedUntil'])
const SETS = new Set(['missing', 'left', 'channels', 'capabilities'])
const CONTAINED = new Set(['renewed', 'grounds', 'because', 'clauses', 'events'])

function lastClock(state: CaseState, target: TargetClock['target']): TargetClock | null {
  return state.clocks.findLast((clock) => clock.target === target) ?? null
}

/** The hours in which the case's programme is served, as of its registration. */
function hoursOf(state: CaseState, regulation: Regulation): ServingHours | null {
  const programme = regulation.programmes.find((each) => each.id === state.verdict.programme)
  return programme ? servingHours(programme, state.registeredAt, regulation) : null
}

/** The letters of a step; a warning that the closing of the same step overtook has told nobody anything. */
function sent(letters: readonly Letter[]): readonly string[] {
  const kinds = letters.map((letter) => letter.kind)
  const closed = kinds.lastIndexOf('closed-by-time-limit')
  return kinds.filter((kind, i) => kind !== 'closing-soon' || i > closed)
}

export interface Compared {
  readonly agrees: boolean
  readonly actual: unknown
}

/** Holds an expected field against what was seen: sets in any order, instants as instants, lists of reasons by part. */
export function compareField(field: string, expected: unknown, seen: Observed, regulation: Regulation): Compared {
  const value = LOOKS[field]?.(seen, regulation) ?? null
  if (INSTANTS.has(field)) {
    const actual = value === null ? null : formatInstant(value as Instant, regulation.timezone)
    return { agrees: sameInstant(expected, value as Instant | null, regulation), actual }
  }
  if (SETS.has(field)) return { agrees: sameSet(listOf(expected), listOf(value)), actual: value }
  if (CONTAINED.has(field)) {
    const [wanted, found] = [listOf(expected), listOf(value)]
    // Nothing is all that is expected by an empty list.
    const agrees =
      wanted.length === 0 ? found.length === 0 : wanted.every((each) => found.some((item) => fits(each, item)))
    return { agrees, actual: value }
  }
  if (Array.isArray(value)) return { agrees: JSON.stringify(listOf(expected)) === JSON.stringify(value), actual: value }
  return { agrees: String(expected) === String(value), actual: value }
}

/** A date means its end, as where a date is promised. */
function sameInstant(expected: unknown, value: Instant | null, { timezone }: Regulation): boolean {
  if (typeof expected !== 'string' || value === null) return expected === value
  return isIsoDate(expected)
    ? endOfTerm(expected, { days: 0, months: 0 }, timezone) === value
    : parseInstant(expected) === value
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === null ? [] : [value]
}

function sameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}

/** A ground may be named by its reason, its clause, or both. */
function fits(expected: unknown, item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return String(expected) === String(item)
  const parts = item as Record<string, unknown>
  if (typeof expected === 'string') return parts.reason === expected || parts.clause === expected
  return (
    typeof expected === 'object' &&
    expected !== null &&
    Object.entries(expected).every(([key, value]) => parts[key] === value)
  )
}
