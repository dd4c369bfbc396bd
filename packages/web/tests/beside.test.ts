import { expect, test } from 'vitest'
import { besideIn } from '../src/agent/case/beside.ts'

const QUEUE = [7, 3, 9]

test.each([
  [3, 1, 9, 'the line below'],
  [3, -1, 7, 'the line above'],
  [9, 1, null, 'nothing is below the last'],
  [7, -1, null, 'nothing is above the first'],
  [5, 1, 7, 'a case that left the queue has its first after it'],
] as const)('from %s by %s is %s: %s', (from, step, expected, _why) => {
  expect(besideIn(QUEUE, from, step)).toBe(expected)
})

test('in an empty queue there is nothing', () => {
  expect(besideIn([], 1, 1)).toBeNull()
})
