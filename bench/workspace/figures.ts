/** Milliseconds, rounded to tenths. */
export interface Figures {
  readonly p50Ms: number
  readonly p99Ms: number
}

export function figuresOf(durationsMs: readonly number[]): Figures {
  const sorted = durationsMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  const tenths = (ms: number) => Math.round(ms * 10) / 10
  return { p50Ms: tenths(at(0.5)), p99Ms: tenths(at(0.99)) }
}

const WARM_UP = 10

/** How long each of some works takes, one after the other in turns, so that what else the machine does befalls them alike. */
export async function measured(
  rounds: number,
  works: readonly ((round: number) => Promise<void>)[],
): Promise<readonly (readonly number[])[]> {
  const durations: number[][] = works.map(() => [])
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const started = performance.now()
      await work(round + WARM_UP)
      if (round >= 0) durations[index]?.push(performance.now() - started)
    }
  }
  return durations
}
