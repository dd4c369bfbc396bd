import type { Shell } from '../handle/shell.ts'

/** What the intake needs from the world. */
export interface IntakeParts {
  readonly shell: Shell
  /** The installation's secret: signs the reply addresses. */
  readonly secret: string
}
