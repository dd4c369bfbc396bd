import type { Actor } from '@reglament/engine'
import type { CaseCommand, NewMessage, Outcome, Within } from './command.ts'
import type { Shell } from './shell.ts'

/** The only way a case changes. */
export function handle(
  shell: Shell,
  deskId: string,
  caseId: string,
  command: CaseCommand,
  actor: Actor,
  message?: NewMessage,
  within?: Within,
): Promise<Outcome> {
  throw new Error(
    `not written yet: ${deskId} ${caseId} ${command.kind} ${actor.role} ${message?.text} ${within?.name} ${shell.letters}`,
  )
}
