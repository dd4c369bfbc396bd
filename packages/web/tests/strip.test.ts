import { describe, expect, test } from 'vitest'
import { drawStrip, lengthOf, type StripClock, standingOf, within, without } from '../src/ui/deadline/geometry.ts'
import { proofOf } from '../src/ui/deadline/proof.ts'

// Hours since some midnight stand for instants: the strip knows no calendar of its own.
const hours = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to]) => ({ from, to }))
const clock = (part: Partial<StripClock>): StripClock => ({
  startedAt: 0,
  dueAt: 10,
  endedAt: null,
  open: null,
  paused: [],
  ...part,
})

describe('spans', () => {
  test('are cut to a window', () => {
    expect(within(hours([0, 4], [6, 9], [12, 14]), 2, 8)).toEqual(hours([2, 4], [6, 8]))
  })
  test('leave what they do not cover', () => {
    expect(without(hours([2, 4], [6, 9]), 0, 10)).toEqual(hours([0, 2], [4, 6], [9, 10]))
    expect(without([], 3, 5)).toEqual(hours([3, 5]))
    expect(without(hours([0, 9]), 3, 5)).toEqual([])
  })
  test('have a length', () => expect(lengthOf(hours([0, 2], [5, 8]))).toBe(5))
})

const STANDING = [
  { why: 'just begun', clock: clock({}), now: 0, standing: 'ample' },
  { why: 'a quarter is left: near', clock: clock({}), now: 7.5, standing: 'near' },
  { why: 'due this very instant: not broken yet', clock: clock({}), now: 10, standing: 'near' },
  { why: 'past due', clock: clock({}), now: 10.01, standing: 'broken' },
  {
    why: 'a night before the due time is not time left',
    clock: clock({ dueAt: 34, open: hours([0, 9], [33, 42]) }),
    now: 9,
    standing: 'near',
  },
  {
    why: 'much of the working time is still to come',
    clock: clock({ dueAt: 34, open: hours([0, 9], [24, 42]) }),
    now: 9,
    standing: 'ample',
  },
  { why: 'paused hours do not count', clock: clock({ dueAt: 20, paused: hours([0, 16]) }), now: 17, standing: 'ample' },
  {
    why: 'answered in time stays kept however late it is now',
    clock: clock({ endedAt: 9 }),
    now: 99,
    standing: 'kept',
  },
  { why: 'answered late stays broken', clock: clock({ endedAt: 11 }), now: 99, standing: 'broken' },
] as const

describe('how a promise stands', () => {
  for (const { why, clock: given, now, standing } of STANDING)
    test(why, () => expect(standingOf(given, now)).toBe(standing))
})

describe('the proof of a due time', () => {
  test('names every stretch that counted, and their sum', () => {
    expect(proofOf(clock({ startedAt: 8, dueAt: 34, open: hours([0, 9], [24, 33], [33.5, 42]) }))).toEqual([
      { from: 8, to: 9, countedMs: 1 },
      { from: 24, to: 33, countedMs: 10 },
      { from: 33.5, to: 34, countedMs: 10.5 },
    ])
  })
  test('on the wall clock is one stretch', () =>
    expect(proofOf(clock({}))).toEqual([{ from: 0, to: 10, countedMs: 10 }]))
})

describe('the drawing', () => {
  const kinds = (given: StripClock, now: number) => drawStrip(given, now).pieces.map(({ kind }) => kind)

  test('a clock on the wall has no closed hours', () => {
    expect(kinds(clock({}), 5)).toEqual(['open', 'used'])
  })

  test('the due time stands just inside the right edge while the promise runs', () => {
    const { due, now, beyond } = drawStrip(clock({}), 5)
    expect(due).toBeCloseTo(1 / 1.04)
    expect(now).toBeCloseTo(0.5 / 1.04)
    expect(beyond).toBe(false)
  })

  test('closed hours lie between the open ones, and only open ones are used', () => {
    const { pieces } = drawStrip(clock({ dueAt: 34, open: hours([0, 9], [24, 42]) }), 12)
    expect(pieces.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
    const used = pieces.filter(({ kind }) => kind === 'used')
    expect(used).toHaveLength(1)
    expect(used[0]?.width).toBeCloseTo(9 / (34 * 1.04))
  })

  test('time over the promise is its own piece, from the due mark to now', () => {
    const { pieces, due, now } = drawStrip(clock({}), 12)
    const over = pieces.find(({ kind }) => kind === 'over')
    expect(over?.x).toBeCloseTo(due)
    expect((over?.x ?? 0) + (over?.width ?? 0)).toBeCloseTo(now)
  })

  test('however late, the promised time keeps its third of the strip and now stands beyond the edge', () => {
    const { due, now, beyond } = drawStrip(clock({}), 10_000)
    expect(due).toBeCloseTo(0.35)
    expect(now).toBe(1)
    expect(beyond).toBe(true)
  })

  test('every piece lies on the strip', () => {
    const drawings = [0, 3, 9, 10, 12, 500].map((now) =>
      drawStrip(clock({ dueAt: 34, open: hours([0, 9], [24, 42]), paused: hours([2, 3]) }), now),
    )
    for (const { pieces } of drawings) {
      for (const { x, width } of pieces) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(1 + 1e-9)
      }
    }
  })

  test('a promise of no time at all draws without dividing by zero', () => {
    const { due, pieces } = drawStrip(clock({ dueAt: 0 }), 0)
    expect(Number.isFinite(due)).toBe(true)
    expect(pieces.every(({ x, width }) => Number.isFinite(x) && Number.isFinite(width))).toBe(true)
  })
})
