import {
  type Holding,
  type Instant,
  inForce,
  instant,
  type Locale,
  lastDay,
  type Programme,
  parseInstant,
  programmeFor,
  type Regulation,
  type Right,
  rightsOf,
} from '@reglament/engine'
import type { HeldRight } from '../../api/shapes.ts'
import type { Say } from '../../say/say.tsx'
import { clockTime } from '../../say/time.ts'

export type RightState = 'ahead' | 'in-force' | 'over' | 'not-granted'

/** A holding as it is recorded, and as the regulation reads it; null where its dates can't be read. */
export interface ReadRight {
  readonly held: HeldRight
  readonly right: Right | null
  readonly state: RightState | null
}

/** In force first. The rights of an organization are read together, since one may hinder another; those of a person together with them. */
export function readRights(held: readonly HeldRight[], regulation: Regulation, nowMs: number): readonly ReadRight[] {
  const own = held.filter(({ contactId }) => contactId === null)
  const read = held.map((each): ReadRight => {
    const beside = held.filter(({ contactId }) => contactId !== null && contactId === each.contactId)
    const holdings = [...own, ...beside].map(({ holding }) => holding as Holding)
    const right = rightsOf(holdings, regulation).find(({ holding }) => holding === each.holding) ?? null
    return { held: each, right, state: right && stateOf(right, instant(nowMs)) }
  })
  return [...read].sort((a, b) => rank(a.state) - rank(b.state))
}

/** What serves the client stands first, what served them once is last. */
function rank(state: RightState | null): number {
  return state === null ? RANKS.length : RANKS.indexOf(state)
}

const RANKS: readonly RightState[] = ['in-force', 'ahead', 'not-granted', 'over']

function stateOf(right: Right, now: Instant): RightState {
  if (!right.granted) return 'not-granted'
  if (inForce(right, now)) return 'in-force'
  return now < right.from ? 'ahead' : 'over'
}

export interface Standing {
  readonly programme: Programme
  readonly until: Instant | null
}

/** Under which programme a new case would be served now, and how long yet; null where under none. */
export function standingOf(holdings: readonly Holding[], regulation: Regulation, nowMs: number): Standing | null {
  const now = instant(nowMs)
  const fit = programmeFor(rightsOf(holdings, regulation), regulation, now)
  if (!fit) return null
  return { programme: fit.programme, until: fit.right && inForce(fit.right, now) ? fit.right.until : null }
}

/** The day of a moment, as the reader writes dates. */
function dayOf(at: Instant, timezone: string, locale: Locale): string {
  return lastDay(instant(at + 1), timezone, locale)
}

interface Where {
  readonly timezone: string
  readonly locale: Locale
  readonly say: Say
}

/** From when until when; an end within a day names its minute. */
export function periodWords({ from: began, until }: Right, { timezone, locale, say }: Where): string {
  const from = dayOf(began, timezone, locale)
  if (until === null) return say('right.periodOpen', { from })
  const time = clockTime(until, timezone, locale)
  return time === '00:00'
    ? say('right.period', { from, until: lastDay(until, timezone, locale) })
    : say('right.periodTo', { from, until: dayOf(until, timezone, locale), time })
}

/** An end as it was recorded: a date, or an instant; null is what the regulation's term gives. */
export function endWords(until: string | null, { timezone, locale, say }: Where): string {
  if (until === null) return say('right.byTerm')
  const at = parseInstant(until) ?? parseInstant(`${until}T12:00:00Z`)
  return at === null ? until : dayOf(at, timezone, locale)
}
