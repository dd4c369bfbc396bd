/** Half-open `[from, to)`, epoch milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A clock as the strip draws it. All instants are epoch milliseconds. */
export interface StripClock {
  readonly startedAt: number
  readonly dueAt: number
  /** When the promise was fulfilled; null while it runs. */
  readonly endedAt: number | null
  /** When the clock can run; null: always. Sorted, apart from each other. */
  readonly open: readonly Span[] | null
  /** When it stood still although it was open. */
  readonly paused: readonly Span[]
}

/** `ample` and `near` are of a promise that still runs; `kept` and `broken` of one whose outcome is known. */
export type Standing = 'ample' | 'near' | 'broken' | 'kept'

export interface Piece {
  readonly kind: 'open' | 'closed' | 'paused' | 'used' | 'over'
  /** From the left edge, as a share of the strip's width. */
  readonly x: number
  readonly width: number
}

export interface StripDrawing {
  readonly pieces: readonly Piece[]
  readonly due: number
  readonly now: number
  /** Now stands further right than the strip reaches. */
  readonly beyond: boolean
  readonly standing: Standing
}

/** The share of the promised time that, when no more is left, makes the promise near. */
const NEAR_SHARE = 0.25
/** Room to the right of what matters, so that the last mark is not on the edge. */
const MARGIN_SHARE = 0.04
/** However late it is, the promised time keeps at least this share of the strip. */
const PROMISE_SHARE = 0.35

/** The parts of `spans` that lie within `[from, to)`. */
export function within(spans: readonly Span[], from: number, to: number): readonly Span[] {
  return spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to)
}

/** What of `[from, to)` is in none of `spans`. */
export function without(spans: readonly Span[], from: number, to: number): readonly Span[] {
  const rest: Span[] = []
  let at = from
  for (const span of within(spans, from, to)) {
    if (at < span.from) rest.push({ from: at, to: span.from })
    at = Math.max(at, span.to)
  }
  if (at < to) rest.push({ from: at, to })
  return rest
}

/** Milliseconds of `spans`. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.to - span.from, 0)
}

/** When the clock really runs within `[from, to)`: open and not paused. */
export function running(clock: StripClock, from: number, to: number): readonly Span[] {
  const open = clock.open ? within(clock.open, from, to) : [{ from, to }].filter((span) => span.from < span.to)
  return open.flatMap((span) => without(clock.paused, span.from, span.to))
}

/** How the promise stands, measured in the time that counts: a weekend before the due time is not time left. */
export function standingOf(clock: StripClock, nowMs: number): Standing {
  const { startedAt, dueAt, endedAt } = clock
  if (endedAt !== null) return endedAt <= dueAt ? 'kept' : 'broken'
  if (nowMs > dueAt) return 'broken'
  const promisedMs = lengthOf(running(clock, startedAt, dueAt))
  const leftMs = lengthOf(running(clock, Math.max(nowMs, startedAt), dueAt))
  return leftMs <= promisedMs * NEAR_SHARE ? 'near' : 'ample'
}

/** Where everything stands on a strip of width 1. */
export function drawStrip(clock: StripClock, nowMs: number): StripDrawing {
  const { startedAt, dueAt, endedAt } = clock
  const upTo = endedAt ?? nowMs
  const promised = Math.max(dueAt - startedAt, 1)
  const wanted = Math.max(dueAt, upTo) - startedAt
  const reach = Math.min(wanted * (1 + MARGIN_SHARE), promised / PROMISE_SHARE)
  const end = startedAt + Math.max(reach, 1)
  const share = (at: number) => Math.min(Math.max((at - startedAt) / (end - startedAt), 0), 1)
  const piece =
    (kind: Piece['kind']) =>
    (span: Span): Piece => ({ kind, x: share(span.from), width: share(span.to) - share(span.from) })

  const pieces: Piece[] = []
  if (clock.open) {
    pieces.push(...without(clock.open, startedAt, end).map(piece('closed')))
    pieces.push(...within(clock.open, startedAt, end).map(piece('open')))
  } else pieces.push({ kind: 'open', x: 0, width: 1 })
  pieces.push(...within(clock.paused, startedAt, end).map(piece('paused')))
  pieces.push(...running(clock, startedAt, Math.min(upTo, dueAt, end)).map(piece('used')))
  if (upTo > dueAt) pieces.push(piece('over')({ from: dueAt, to: Math.min(upTo, end) }))
  return {
    pieces: pieces.filter(({ width }) => width > 0),
    due: share(dueAt),
    now: share(upTo),
    beyond: upTo > end,
    standing: standingOf(clock, nowMs),
  }
}
