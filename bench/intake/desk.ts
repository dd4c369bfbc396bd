// A desk of one's own for a measurement: the real program on a new data directory, with clients in its books.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { instant } from '@reglament/engine'
import type pg from 'pg'
import { newId } from '../../packages/server/src/handle/new-id.ts'
import { insertContact, insertOrganization } from '../../packages/server/src/store/client/client.ts'
import { insertHolding } from '../../packages/server/src/store/client/holding.ts'
import { openPool } from '../../packages/server/src/store/database.ts'
import { inDesk } from '../../packages/server/src/store/transaction.ts'

const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))

export const DESK = 'ideco-ics'
/** Clients with a subscription who ask in turn. */
export const CLIENTS = 2_000

export interface RunningDesk {
  readonly url: string
  readonly smtpPort: number
  readonly database: pg.ClientConfig
  stop(): Promise<void>
}

export const emailOf = (client: number): string => `it@client-${client}.example`

/** Starts the desk as `npm start` does; its embedded database waits for the disk. */
export async function startDesk(dataDir: string): Promise<RunningDesk> {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      REGLAMENT_DATA: dataDir,
      REGLAMENT_PORT: '0',
      REGLAMENT_SMTP_LISTEN: '127.0.0.1:0',
      REGLAMENT_RATE_LIMIT: 'false',
      REGLAMENT_LOG: 'error',
    },
  })
  const { url, smtpPort } = await addressesOf(child)
  const socketDir = readFileSync(join(realpathSync(dataDir), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  return {
    url,
    smtpPort,
    database: { host: socketDir, port: 5432, user: 'reglament', database: 'reglament' },
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function addressesOf(child: ChildProcess): Promise<{ url: string; smtpPort: number }> {
  if (!child.stdout) throw new Error('the desk has no output')
  let url = ''
  let smtpPort = 0
  for await (const line of createInterface(child.stdout)) {
    url = /^Reglament is at (\S+)/.exec(line)?.[1] ?? url
    smtpPort = Number(/^Letters are taken over SMTP at \S+:(\d+)/.exec(line)?.[1] ?? smtpPort)
    if (url !== '' && smtpPort !== 0) {
      child.stdout.resume()
      return { url, smtpPort }
    }
  }
  throw new Error('the desk did not start')
}

export async function introduceClients(database: pg.ClientConfig): Promise<void> {
  const pool = openPool(database, console.error)
  const now = instant(Date.now())
  const from = new Date(now - 30 * 86_400_000).toISOString().slice(0, 10)
  await inDesk(pool, DESK, async (db) => {
    for (let client = 0; client < CLIENTS; client++) {
      const organizationId = newId()
      await insertOrganization(db, { id: organizationId, name: `ООО «Клиент ${client}»`, inn: null }, now)
      await insertContact(
        db,
        {
          id: newId(),
          organizationId,
          name: `Администратор ${client}`,
          email: emailOf(client),
          phone: null,
          locale: null,
          timezone: null,
        },
        now,
      )
      const holding = { kind: 'subscription', product: 'ics', from } as const
      await insertHolding(db, newId(), { organizationId, contactId: null }, holding, now)
    }
  })
  await pool.end()
}
