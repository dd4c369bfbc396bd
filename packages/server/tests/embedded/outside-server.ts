import { once } from 'node:events'
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { serverAccount } from '../../src/store/embedded/account.ts'
import { findBinaries } from '../../src/store/embedded/binaries.ts'
import { initOnce } from '../../src/store/embedded/initdb.ts'
import { keeperFor } from '../../src/store/embedded/keeper.ts'
import { layoutOf } from '../../src/store/embedded/layout.ts'
import { temporaryDirectory, until } from './holding.ts'

/** A port of this machine that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const { server, port } = await listen()
  server.close()
  return port
}

/** Something that listens and never says a word. */
export async function silentPort(): Promise<number> {
  const { server, port } = await listen()
  onTestFinished(() => {
    server.close()
  })
  return port
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP port was asked for')
  return { server, port: address.port }
}

/** A PostgreSQL server of somebody else's, over TCP and with passwords, as DATABASE_URL names one. */
export async function outsideServer(setUp: string): Promise<{ port: number }> {
  const dataDir = join(temporaryDirectory(), 'outside')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  const layout = layoutOf(dataDir)
  const account = serverAccount(layout)
  const binaries = await findBinaries(layout, account)
  const keeper = keeperFor(account, [dataDir, binaries])
  await initOnce(layout, binaries, account, keeper, false)
  const socketDir = dataDir
  chmodSync(dataDir, 0o777)
  writeFileSync(join(layout.cluster, 'pg_hba.conf'), 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n')
  const port = await freePort()
  appendFileSync(
    join(layout.cluster, 'postgresql.conf'),
    `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = '${socketDir}'\nfsync = off\n`,
  )
  const server = keeper(join(binaries, 'bin', 'postgres'), ['-D', layout.cluster], 'ignore')
  onTestFinished(async () => {
    const gone = once(server, 'exit')
    server.kill('SIGINT')
    await gone
  })
  await until(async () => {
    const client = new pg.Client({ host: socketDir, port, user: 'postgres', database: 'postgres' })
    await client.connect()
    for (const statement of setUp.split('\n')) if (statement.trim()) await client.query(statement)
    await client.end()
    return true
  })
  return { port }
}
