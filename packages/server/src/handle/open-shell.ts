import { randomBytes } from 'node:crypto'
import { type Instant, instant } from '@reglament/engine'
import type { Pool } from 'pg'
import type { FileStore } from '../files.ts'
import { openRegulations } from '../store/desk/regulations.ts'
import { openNotices } from '../store/notices.ts'
import { newId } from './new-id.ts'
import type { Shell } from './shell.ts'

/** The shell of a running desk: the machine's clock unless another one is given, and real randomness. */
export function openShell(parts: {
  readonly pool: Pool
  readonly files: FileStore
  readonly mailDomain: string
  readonly clock?: () => Instant
}): Shell {
  return {
    clock: () => instant(Date.now()),
    ...parts,
    regulations: openRegulations(),
    notices: openNotices(parts.pool),
    newId,
    newSecret: () => randomBytes(18).toString('base64url'),
    letters: 'deliver',
  }
}
