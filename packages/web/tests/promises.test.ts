// Promises beyond the first answer, as the side panel and the queue draw them: the next answer within 4 working hours,
// the resolution within 24 that stand still while the client is waited for. Office hours are 10 to 19.
import { standingClock } from '@reglament/engine'
import { describe, expect, test } from 'vitest'
import { standing } from '../src/portal/standing.ts'
import { deadlineOf, lastClocks, targetOf } from '../src/ui/deadline/deadline.ts'
import { lengthOf } from '../src/ui/deadline/geometry.ts'
import { proofOf } from '../src/ui/deadline/proof.ts'
import { at, lived, REQUEST, shipped } from './desk-rules.ts'

const HOUR_MS = 3_600_000
const PAID = 'response: { within: 16 working hours, calendar: office, clauses: [S3] }'
const promising = shipped('shtrih-m', [
  PAID,
  `${PAID}
    targets:
      next-response: {within: 4 working hours, pauses: [escalated], clauses: [S3]}
      resolution: {within: 24 working hours, clauses: [S3]}`,
])
const asked = {
  ...REQUEST,
  at: '2026-03-02T10:00:00+03:00',
  product: 'software',
  holdings: [{ kind: 'paid-support', from: '2026-01-20' }],
} as const
const answer = { at: '2026-03-02T12:00+03:00', do: { kind: 'answer' } } as const
const reply = { at: '2026-03-04T10:00+03:00', do: { kind: 'reply', turnHeldBy: null }, by: 'client' } as const
const soon = { at: '2026-03-04T11:00+03:00', do: { kind: 'answer' } } as const
const late = { at: '2026-03-06T13:00+03:00', do: { kind: 'reply', turnHeldBy: null }, by: 'client' } as const

const first = lived(promising, asked)
const waiting = lived(promising, asked, answer)
const replied = lived(promising, asked, answer, reply)

const resolutionOf = (state: typeof first) => {
  const clock = lastClocks(state).find(({ target }) => target === 'resolution')
  if (!clock) throw new Error('the case has no clock of a resolution')
  return targetOf(clock, state, promising)
}

describe('the line of a case shows the earliest promise of the desk', () => {
  test('the first answer before the resolution', () => expect(deadlineOf(first, promising)?.kind).toBe('response'))
  test('the next answer once the client has written', () => {
    expect(deadlineOf(replied, promising)).toMatchObject({
      kind: 'next-response',
      clause: 'S3',
      clock: { startedAt: at('2026-03-04T10:00+03:00'), dueAt: at('2026-03-04T14:00+03:00') },
    })
    expect(standing(replied, promising).next).toEqual({ kind: 'answer', at: at('2026-03-04T14:00+03:00') })
  })
  test('the resolution where it ends before the next answer is due', () => {
    const pressed = shipped('shtrih-m', [
      PAID,
      `${PAID}
    targets:
      next-response: {within: 40 working hours, clauses: [S3]}
      resolution: {within: 24 working hours, clauses: [S3]}`,
    ])
    const state = lived(pressed, asked, answer, reply)
    expect(deadlineOf(state, pressed)?.kind).toBe('resolution')
    expect(standing(state, pressed).next).toEqual({ kind: 'resolution', at: at('2026-03-06T14:00+03:00') })
  })
  test('none while all of them stand still', () => expect(deadlineOf(waiting, promising)).toBeNull())
})

describe('a resolution is drawn from the intervals in which its clock ran', () => {
  test('there is nothing to draw while it stands still', () => expect(resolutionOf(waiting)).toBeNull())

  test('the wait for the client is a pause, and no part of the proof', () => {
    const resolution = resolutionOf(replied)
    expect(resolution?.clock.paused).toEqual([{ from: at('2026-03-02T12:00+03:00'), to: at('2026-03-04T10:00+03:00') }])
    const lines = resolution ? proofOf(resolution.clock) : []
    expect(lines.at(-1)?.countedMs).toBe(24 * HOUR_MS)
    expect(lengthOf(lines)).toBe(24 * HOUR_MS)
    expect(lines[0]).toMatchObject({ from: at('2026-03-02T10:00+03:00'), to: at('2026-03-02T12:00+03:00') })
  })

  test('what is left while it stands still is what was promised without what ran', () => {
    const clock = lastClocks(waiting).find(({ target }) => target === 'resolution')
    const standing = clock && standingClock(clock, waiting, promising)
    expect(standing).toEqual({ leftMs: 22 * HOUR_MS, clock: 'working' })
    expect(lastClocks(replied).map((each) => standingClock(each, replied, promising))).toEqual([null, null])
  })

  test('two waits are two pauses', () => {
    expect(resolutionOf(lived(promising, asked, answer, reply, soon, late))?.clock.paused).toHaveLength(2)
  })
})
