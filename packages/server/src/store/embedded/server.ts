import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { unusable } from '../../secret.ts'
import { reasonOf, StartProblem } from '../../start-problem.ts'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { diagnose, isPassing, logTail } from './diagnosis.ts'
import { initOnce } from './initdb.ts'
import { keeperFor } from './keeper.ts'
import { emptySocketDir, freshSocketDir, isRunning, type Launched, launch, ready, superuser } from './launch.ts'
import { layoutOf } from './layout.ts'
import { clearPredecessor } from './predecessor.ts'

const ATTEMPTS = 40
const STOP_MS = 30_000
/** A server that dies more often than this in a minute will not be better for another start. */
const RESTARTS_A_MINUTE = 5

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
  const layout = layoutOf(dataDir)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 })
  } catch (thrown) {
    throw unusable(dataDir, thrown)
  }
  const account = serverAccount(layout)
  const binaries = await findBinaries(layout, account)
  const keeper = keeperFor(account, [dataDir, binaries])
  await initOnce(layout, binaries, account, keeper, durable)
  const socketDir = await freshSocketDir(account)

  const start = async (): Promise<{ server: Launched; owner: pg.Client }> => {
    let output = ''
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await clearPredecessor(layout, say)
      await emptySocketDir(socketDir)
      const server = await launch(layout, binaries, keeper, socketDir, durable)
      const owner = await ready(server.child, socketDir, () => say('the database is recovering; this may take a while'))
      if (owner !== null) return { server, owner }
      output = logTail(layout, server.logFrom)
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
  let stopped: Promise<void> | null = null
  const { promise: lost, resolve: lose } = Promise.withResolvers<StartProblem>()
  // Where no death signal can be set (macOS), this covers every end but SIGKILL.
  const atExit = () => running.server.child.kill('SIGINT')
  process.once('exit', atExit)

  const restarts: number[] = []
  const watch = () => {
    const { server } = running
    server.child.once('exit', (code, signal) => {
      if (isStopping) return
      say(`the database server ended by itself (${signal ?? `exit code ${code}`}); starting it again`)
      const now = Date.now()
      restarts.push(now)
      if (restarts.filter((at) => at > now - 60_000).length > RESTARTS_A_MINUTE) {
        lose(new StartProblem(diagnose(layout, logTail(layout, server.logFrom))))
        return
      }
      start().then(
        async (again) => {
          running = again
          if (isStopping) again.server.child.kill('SIGINT')
          else watch()
        },
        (thrown: unknown) => {
          lose(thrown instanceof StartProblem ? thrown : new StartProblem(reasonOf(thrown)))
        },
      )
    })
    keepOwnership()
  }
  /** The server drops every connection when one of its backends crashes; the lock is taken anew at once. */
  const keepOwnership = () => {
    const { server, owner } = running
    owner.once('end', async () => {
      if (isStopping) return
      const next = await ready(server.child, socketDir, () => {})
      if (next === null || running.server !== server) return
      running = { server, owner: next }
      keepOwnership()
    })
  }
  watch()

  const stop = async () => {
    isStopping = true
    const { child } = running.server
    await running.owner.end().catch(() => {})
    if (isRunning(child)) {
      const gone = once(child, 'exit')
      child.kill('SIGINT')
      const inTime = await Promise.race([gone.then(() => true), sleep(STOP_MS, false, { ref: false })])
      if (!inTime) {
        say(`the database server did not stop within ${STOP_MS / 1000} seconds; asking it to stop at once`)
        child.kill('SIGQUIT')
        await gone
      }
    }
    process.removeListener('exit', atExit)
    await rm(socketDir, { recursive: true, force: true })
  }

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
