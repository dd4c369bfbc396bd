// A process of its own that opens the database of a data directory and holds it until it is told to stop: what
// `kill -9` is tried on. It says what it has opened as a line of JSON.
import { live } from '../../src/lifetime.ts'
import { openDatabase } from '../../src/store/database.ts'

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
await live(async () => {
  const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || null })
  const { config, embedded, connectionString } = database
  console.log(JSON.stringify({ serverPid: embedded?.pid ?? null, socketDir: config.host ?? null, connectionString }))
  return { stop: () => database.close(), lost: database.lost }
})
