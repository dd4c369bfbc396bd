// A process of its own that opens the database of a data directory and holds it until SIGTERM: what `kill -9`
// is tried on. It says what it has opened as a line of JSON, and a start problem as the real program does.

import { StartProblem } from '../../src/start-problem.ts'
import { openDatabase } from '../../src/store/database.ts'

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
try {
  const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || null })
  const { config, embedded, connectionString } = database
  const staying = setInterval(() => {}, 60_000)
  process.once('SIGTERM', async () => {
    clearInterval(staying)
    await database.close()
  })
  // Last: whoever reads this may end us at once.
  console.log(JSON.stringify({ serverPid: embedded?.pid ?? null, socketDir: config.host ?? null, connectionString }))
} catch (thrown) {
  if (!(thrown instanceof StartProblem)) throw thrown
  console.error(thrown.message)
  process.exitCode = 1
}
