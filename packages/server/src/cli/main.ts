// The command `reglament`, as the file in bin/ starts it.
import { codeOf } from '../start-problem.ts'
import { reglament } from './dispatch.ts'

// A reader that has left (`reglament … | head`) wants no more: that is no failure.
process.stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await reglament(process.argv.slice(2), process)
