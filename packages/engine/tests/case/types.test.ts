// Types that carry meaning: what the compiler must refuse. Each `@ts-expect-error` fails the type check if it doesn't.
import { expect, test } from 'vitest'
import { type Command, type Instant, instant, type RejectionCode, type Status, type Turn } from '../../src/index.ts'

test('a bare number is not an instant', () => {
  // @ts-expect-error a number of milliseconds says nothing about being a point on the time line
  const bare: Instant = 1_772_811_000_000
  const branded: Instant = instant(1_772_811_000_000.9)
  expect(bare).toBe(branded)
  // @ts-expect-error a sum of an instant and a length of time is a number again, until it is named an instant
  const later: Instant = branded + 3_600_000
  expect(instant(later)).toBe(later)
})

test('a command carries what it needs', () => {
  const commands: readonly Command[] = [
    // @ts-expect-error a reply needs to know who holds the turn (I22)
    { kind: 'reply' },
    // @ts-expect-error no such command
    { kind: 'reopen' },
    // @ts-expect-error a case is split into another one
    { kind: 'split' },
    // @ts-expect-error a score is a number
    { kind: 'rate', score: '5' },
    // @ts-expect-error the fields that can be asked for are listed
    { kind: 'ask', fields: ['shoe-size'] },
  ]
  expect(commands).toHaveLength(5)
})

test('words are the fixed ones', () => {
  // @ts-expect-error `open` is no status
  const status: Status = 'open'
  // @ts-expect-error nobody else can have the turn
  const turn: Turn = 'manager'
  // @ts-expect-error a rejection has one of the listed codes
  const code: RejectionCode = 'no-way'
  expect([status, turn, code]).toHaveLength(3)
})
