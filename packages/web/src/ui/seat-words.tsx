import { type Instant, instant, lastDay } from '@reglament/engine'
import type { components } from '../api/generated/schema.ts'
import { useVoice } from '../say/say.tsx'
import { ClauseRow } from './reasons.tsx'
import { useRules } from './regulation.tsx'

type Seat = components['schemas']['Seat']
export type SeatReason = Seat['because'][number]

/** Reasons that name the last day of something; the others name the moment that it happened. */
const ENDS: ReadonlySet<SeatReason['reason']> = new Set(['partnership-over', 'grant-over'])

/** The day of a moment, as the regulation's zone has it. */
export function useDay(): (at: number, isEnd?: boolean) => string {
  const { locale } = useVoice()
  const { timezone } = useRules().regulation
  return (at, isEnd = false) => lastDay(instant(isEnd ? at : at + 1) as Instant, timezone, locale)
}

/** Why a seat is open or shut: what shuts it, in words, with the clause where the regulation has one. */
export function SeatWhy({ reason }: { readonly reason: SeatReason }) {
  const { say } = useVoice()
  const day = useDay()
  return (
    <>
      {say(`seat.why.${reason.reason}`, { day: reason.at === null ? '' : day(reason.at, ENDS.has(reason.reason)) })}{' '}
      <ClauseRow clauses={reason.clauses} />
    </>
  )
}
