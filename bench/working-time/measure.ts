import type { Add } from './peers.ts'

const WARM_UP_MS = 300
const ROUND_MS = 300
const ROUNDS = 7
const MOST_MS = 6000
const MINUTE_MS = 60_000
/** Starts are spread over as many minutes, so that no answer is asked for twice in a row. */
const STARTS = 10_007

/** Nanoseconds of one `add`: the median of some rounds, after a warm-up; a slow peer gets fewer rounds. */
export function measureNs(add: Add, fromMs: number, minutes: number): number {
  let calls = 0
  let sum = 0
  const run = (count: number): number => {
    const started = performance.now()
    for (let i = 0; i < count; i += 1) {
      calls = (calls + 1) % STARTS
      sum += add(fromMs + calls * MINUTE_MS, minutes)
    }
    return performance.now() - started
  }
  const begun = performance.now()
  let count = 1
  let took = run(count)
  while (took < ROUND_MS && performance.now() - begun < WARM_UP_MS + 2 * ROUND_MS) {
    count *= 2
    took = run(count)
  }
  const rounds: number[] = []
  while (rounds.length < ROUNDS && (rounds.length === 0 || performance.now() - begun < MOST_MS)) {
    rounds.push((run(count) * 1e6) / count)
  }
  if (Number.isNaN(sum)) throw new Error('an answer was no instant')
  return rounds.sort((a, b) => a - b)[rounds.length >> 1] ?? Number.NaN
}
