import { createHash } from 'node:crypto'
import { uuid7 } from '../handle/new-id.ts'

/** Ids that are the same for the same clock readings in the same order: two demos made at one moment are alike. */
export function seededIds(seed: string, clock: () => number): () => string {
  let given = 0
  return () => {
    given += 1
    const random = createHash('sha256').update(`${seed} ${given}`).digest().subarray(0, 8)
    return uuid7(clock(), given & 0xfff, random)
  }
}
