import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { unusable } from '../../secret.ts'
import { reasonOf, StartProblem } from '../../start-problem.ts'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { diagnose, isPassing, logTail } from './diagnosis.ts'
import { initOnce } from './initdb.ts'
import { keeperFor } from './keeper.ts'
import {
  emptySocketDir,
  freshSocketDir,
  isRunning,
  type Launched,
  launch,
  ready,
  superuser,
  sweepSocketDirs,
} from './launch.ts'
import { layoutOf } from './layout.ts'
import { clearPredecessor } from './predecessor.ts'

const ATTEMPTS = 40
const STOP_MS = 30_000
/** A server that lives shorter than this, so many times in a row, will not be better for another start. */
const SHORT_LIFE_MS = 1000
const SHORT_LIVES = 5

export interface EmbeddedServer {
  /** Of the server that runs now: it changes when one that died was replaced. */
  readonly pid: number
  readonly socketDir: string
  readonly superuser: pg.ClientConfig
  /** Settles when the server is gone for good, with the reason. */
  readonly lost: Promise<StartProblem>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Told what was recovered from, a line each. */
  readonly say: (line: string) => void
  /** false for tests: nothing waits for the disk. */
  readonly durable: boolean
}

/**
 * A PostgreSQL server of our own on `<dataDir>/postgres`, made at the first start. It is ours alone while we live;
 * one that dies under us is started again at the same socket.
 * @throws StartProblem
 */
export async function startEmbedded(dataDir: string, { say, durable }: EmbeddedOptions): Promise<EmbeddedServer> {
  const layout = layoutOf(await directoryAt(dataDir))
  const account = serverAccount(layout)
  const binaries = await findBinaries(layout, account)
  const keeper = keeperFor(account, [layout.dataDir, binaries])
  await initOnce(layout, binaries, account, keeper, durable)
  const socketDir = await freshSocketDir(layout, account)

  const start = async (): Promise<{ server: Launched; owner: pg.Client }> => {
    let output = ''
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await clearPredecessor(layout, say)
      await emptySocketDir(socketDir)
      const server = await launch(layout, binaries, keeper, socketDir, durable)
      const owner = await ready(server.child, socketDir, () => say('the database is recovering; this may take a while'))
      if (owner !== null) {
        await sweepSocketDirs(layout, socketDir)
        return { server, owner }
      }
      output = logTail(layout, server.logFrom)
      // This one strikes before the server listens to signals, and may leave nothing in the log.
      if (server.child.signalCode === 'SIGXFSZ') output += 'File size limit exceeded'
      if (!isPassing(output)) break
      await sleep(250)
    }
    throw new StartProblem(diagnose(layout, output))
  }

  let running = await start().catch(async (thrown: unknown) => {
    await rm(socketDir, { recursive: true, force: true })
    throw thrown
  })
  let isStopping = false
  /** A restart under way; `stop` waits for it, so that it leaves no server behind. */
  let restart: Promise<void> = Promise.resolve()
  const { promise: lost, resolve: lose } = Promise.withResolvers<StartProblem>()
  // Where no death signal can be set (macOS), this covers every end but SIGKILL.
  const atExit = () => running.server.child.kill('SIGINT')
  process.once('exit', atExit)

  let shortLives = 0
  const replace = async ({ logFrom }: Launched, livedMs: number): Promise<void> => {
    shortLives = livedMs < SHORT_LIFE_MS ? shortLives + 1 : 0
    try {
      if (shortLives >= SHORT_LIVES) {
        throw new StartProblem(diagnose(layout, logTail(layout, logFrom)))
      }
      running = await start()
      watch()
    } catch (thrown) {
      lose(thrown instanceof StartProblem ? thrown : new StartProblem(reasonOf(thrown)))
    }
  }
  const watch = (): void => {
    const { server } = running
    const since = performance.now()
    server.child.once('exit', (code, signal) => {
      if (isStopping) return
      say(`the database server ended by itself (${signal ?? `exit code ${code}`}); starting it again`)
      restart = replace(server, performance.now() - since)
    })
    keepOwnership()
  }
  /** The server drops every connection when one of its backends crashes; the lock is taken anew at once. */
  const keepOwnership = (): void => {
    const { server, owner } = running
    owner.once('end', async () => {
      if (isStopping) return
      const next = await ready(server.child, socketDir, () => {})
      if (next === null) return // the whole server has ended: `replace` sees to that
      running = { server, owner: next }
      if (isStopping) await next.end()
      else keepOwnership()
    })
  }
  watch()

  const stop = async (): Promise<void> => {
    isStopping = true
    await restart
    const { server, owner } = running
    await owner.end().catch(() => {}) // it may have ended with its server
    await end(server.child, say)
    process.removeListener('exit', atExit)
    await rm(socketDir, { recursive: true, force: true })
  }
  let stopped: Promise<void> | null = null

  return {
    get pid() {
      return running.server.child.pid ?? 0
    },
    socketDir,
    superuser: superuser(socketDir),
    lost,
    stop: () => (stopped ??= stop()),
  }
}

/** The data directory by its real path, which is the one that the system tells of a running server. */
async function directoryAt(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 })
    return await realpath(dataDir)
  } catch (thrown) {
    throw unusable(dataDir, thrown)
  }
}

/** SIGINT breaks off what is under way and stops in good order; SIGQUIT leaves the order to the next start. */
async function end(child: ChildProcess, say: (line: string) => void): Promise<void> {
  if (!isRunning(child)) return
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  const patience = setTimeout(() => {
    say(`the database server did not stop within ${STOP_MS / 1000} seconds; asking it to stop at once`)
    child.kill('SIGQUIT')
  }, STOP_MS)
  await gone
  clearTimeout(patience)
}
