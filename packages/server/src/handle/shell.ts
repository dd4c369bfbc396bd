import type { Instant } from '@reglament/engine'
import type { Pool } from 'pg'
import type { FileStore } from '../files.ts'
import type { RegulationStore } from '../store/desk/regulations.ts'
import type { Notices } from '../store/notices.ts'

/** What a command needs from the world. Tests put in a clock of their own. */
export interface Shell {
  readonly pool: Pool
  readonly clock: () => Instant
  readonly regulations: RegulationStore
  readonly files: FileStore
  /** Tells pages and workers what was committed. */
  readonly notices: Notices
  /** A UUID that was never given before; later ones sort after earlier ones, so that indexes grow at one end. */
  readonly newId: () => string
  /** 128 bits or more that can't be guessed, URL-safe: opens the tracking page of one case. */
  readonly newSecret: () => string
  /** The domain of the Message-IDs of our letters. */
  readonly mailDomain: string
  /** `record` writes letters as if they had been sent long ago and starts no job: for an invented past (`--demo`). */
  readonly letters: 'deliver' | 'record'
}
