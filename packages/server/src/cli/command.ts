import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes. */
export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

/**
 * One command of `reglament`. Resolves to its exit code: 0 good, 1 the input was judged and falls short, 2 the input
 * can't be used (contracts, section 3).
 */
export type RunCommand = (args: readonly string[], io: Io) => Promise<number>
