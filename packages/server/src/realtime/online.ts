/** One workspace that somebody who answers clients has open, or has just closed. */
export interface OnlineSign {
  readonly desk: string
  /** Of one stream of events to a page. */
  readonly stream: string
  readonly isOnline: boolean
}

/** Streams say so at each heartbeat; a process that died says nothing. */
const GONE_AFTER_MS = 60_000

/** Which desks somebody is at, in all processes, as far as they have told each other; memory of this process alone. */
export interface Online {
  heard(sign: OnlineSign): void
  isAnybodyAt(desk: string): boolean
}

/** @param clock milliseconds on a clock that never goes back. */
export function openOnline(clock = () => performance.now()): Online {
  const desks = new Map<string, Map<string, number>>()
  return {
    heard({ desk, stream, isOnline }) {
      const streams = desks.get(desk) ?? new Map<string, number>()
      if (isOnline) streams.set(stream, clock())
      else streams.delete(stream)
      desks.set(desk, streams)
    },
    isAnybodyAt(desk) {
      const streams = desks.get(desk) ?? new Map<string, number>()
      const oldest = clock() - GONE_AFTER_MS
      for (const [stream, heardAtMs] of streams) if (heardAtMs < oldest) streams.delete(stream)
      return streams.size > 0
    },
  }
}
