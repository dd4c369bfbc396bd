import { type Instant, instant } from '@reglament/engine'
import type { Call, CallEvent } from '../../store/phone/call.ts'

const STEP = { ringing: 0, answered: 1, ended: 2 } as const satisfies Record<CallEvent['kind'], number>

/** A call as its events make it, in whatever order they came; null where there are none. */
export function foldCall(told: readonly CallEvent[]): Call | null {
  const events = [...told].sort((a, b) => a.at - b.at || STEP[a.kind] - STEP[b.kind])
  const [first] = events
  if (!first) return null
  const answers = events.filter(({ kind }) => kind === 'answered')
  const ends = events.filter(({ kind }) => kind === 'ended')
  const answeredAt = answers[0]?.at ?? null
  const endedAt = ends.at(-1)?.at ?? null
  return {
    direction: first.direction,
    number: events.find(({ number }) => number !== null)?.number ?? null,
    called: first.called,
    extensions: [...new Set(events.filter(({ kind }) => kind !== 'ended').map(({ extension }) => extension))],
    // The last one who took it: a call may be passed on.
    answeredExtension: answers.at(-1)?.extension ?? null,
    startedAt: first.at,
    answeredAt,
    endedAt,
    talkSeconds: last(ends.map(({ talkSeconds }) => talkSeconds)) ?? between(answeredAt, endedAt),
    recordingUrl: last(events.map(({ recordingUrl }) => recordingUrl)),
  }
}

function last<T>(values: readonly (T | null)[]): T | null {
  return values.findLast((value) => value !== null) ?? null
}

function between(from: Instant | null, to: Instant | null): number | null {
  return from === null || to === null ? null : Math.round(Math.max(0, instant(to - from)) / 1000)
}
