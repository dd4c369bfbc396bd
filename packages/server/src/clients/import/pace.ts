import { setImmediate } from 'node:timers/promises'

export const PHASES = ['reading', 'checking', 'writing'] as const
export type Phase = (typeof PHASES)[number]

/** How far long work has come. */
export interface Progress {
  readonly phase: Phase
  readonly done: number
  readonly total: number
}

/** Thrown out of work that somebody stopped, or asked for anew: whatever it had begun is rolled back. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** So long one turn may take before others have theirs. */
const TURN_MS = 8
/** So often it is told how far the work has come, and asked whether it is still wanted. */
const TELL_MS = 300

/** Long work among short work: it lets others have their turn, says how far it is, and ends when nobody wants it any more. */
export class Pace {
  readonly #tell: (progress: Progress) => Promise<boolean>
  #turnBegan = performance.now()
  #told = performance.now()
  #progress: Progress = { phase: 'reading', done: 0, total: 0 }

  /** `tell` keeps how far the work is, and says whether it is still wanted. */
  constructor(tell: (progress: Progress) => Promise<boolean> = () => Promise.resolve(true)) {
    this.#tell = tell
  }

  at(phase: Phase, done: number, total: number): void {
    this.#progress = { phase, done, total }
  }

  /** Whether others have waited long enough. */
  get isDue(): boolean {
    return performance.now() - this.#turnBegan >= TURN_MS
  }

  /** Lets others have their turn. @throws Stopped */
  async rest(): Promise<void> {
    const now = performance.now()
    if (now - this.#told >= TELL_MS) {
      this.#told = now
      if (!(await this.#tell(this.#progress))) throw new Stopped('the work is not wanted any more')
    } else await setImmediate()
    this.#turnBegan = performance.now()
  }

  /** Runs work that stops by itself between its steps: a `yield` is where others may have their turn. @throws Stopped */
  async run<T>(steps: Generator<Progress | undefined, T>): Promise<T> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      if (step.value) this.#progress = step.value
      if (this.isDue) await this.rest()
    }
  }
}
