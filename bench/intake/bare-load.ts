// node bench/intake/bare-load.ts SOCKET_DIR CONNECTIONS SECONDS [rows]: the rows of the last registration, written again
// and again by a client that does nothing else: in one statement, or (`rows`) a statement a row in one transaction.
import pg from 'pg'
import { DESK } from './desk.ts'
import { repeat } from './load.ts'
import { copier, readWritten } from './written-rows.ts'

const [host = '', connections = '16', seconds = '5', how = ''] = process.argv.slice(2)
const config = { host, port: 5432, user: 'reglament', database: 'reglament' }
const clients = await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    const client = new pg.Client(config)
    await client.connect()
    await client.query(`set reglament.desk = '${DESK}'`)
    return client
  }),
)
const [first] = clients
if (!first) throw new Error('no connection')
const together = how !== 'rows'
const next = copier(await readWritten(first), together)
const load = await repeat(clients.length, Number(seconds), async (connection) => {
  const client = clients[connection]
  if (!client) return
  if (!together) await client.query('begin')
  for (const statement of next()) await client.query(statement)
  if (!together) await client.query('commit')
})
await Promise.all(clients.map((client) => client.end()))
console.log(JSON.stringify(load))
