import type { Outcome, Registration } from './command.ts'
import type { Shell } from './shell.ts'

/** Makes a case of a request, whatever its verdict: nothing that a client says is lost. */
export function register(shell: Shell, deskId: string, input: Registration): Promise<Outcome> {
  throw new Error(`not written yet: ${deskId} ${input.subject} ${shell.letters}`)
}
