import { type Actor, type Channel, type Command, type Instant, instant, type Regulation } from '@reglament/engine'
import { type Before, type Change, change, prepareMessage } from '../../packages/server/src/handle/change.ts'
import type { MessageAuthor } from '../../packages/server/src/handle/command.ts'
import type { Shell } from '../../packages/server/src/handle/shell.ts'
import type { Client } from './clients.ts'

/** A command as a story tells it; the message is written down with it. */
export interface Deed {
  readonly atMs: number
  readonly command: Command
  readonly actor: Actor
  readonly said?: { readonly direction: 'in' | 'out' | 'note'; readonly text: string; readonly subject?: string }
}

/** Every change of one case, in order; the last one's columns are the case's. */
export interface Life {
  readonly caseId: string
  readonly changes: readonly Change[]
}

/**
 * Plays the deeds of one case through the engine and the rows that `handle` would write, with each of its timers fired at
 * its own moment: a history that the regulation allows, and nothing due by `untilMs` left undone. A deed that the
 * regulation rejects by then (the case has closed meanwhile) does not happen.
 */
export function live(
  shell: Shell,
  deskId: string,
  regulation: Regulation,
  client: Client,
  channel: Channel,
  deeds: readonly Deed[],
  untilMs: number,
): Life {
  const caseId = shell.newId()
  const changes: Change[] = []
  let before: Before = {
    caseId,
    version: 0,
    state: null,
    nextDue: null,
    clientKey: `organization:${client.organization.id}`,
    organizationId: client.organization.id,
    contactId: client.contact.id,
    recipient: client.contact.email,
  }
  const give = (at: Instant, command: Command, actor: Actor, said?: Deed['said']) => {
    const message = said
      ? prepareMessage(shell, {
          direction: said.direction,
          channel,
          author: authorOf(actor, client),
          subject: said.subject ?? null,
          text: said.text,
          visibleText: null,
          html: null,
          internetId: null,
          attachments: [],
        })
      : null
    const asked = message ? ({ ...command, message: { messageId: message.row.id } } as Command) : command
    const result = change(shell, deskId, regulation, at, before, { command: asked, actor, message })
    if (result.kind === 'rejected' || result.events.length === 0) return
    changes.push(result)
    before = { ...before, version: result.version, state: result.state, nextDue: dueOf(result) }
  }
  const passTime = (until: number) => {
    while (before.nextDue !== null && before.nextDue <= until) {
      const due = before.nextDue
      give(due, { kind: 'tick' }, { role: 'desk' })
      if (before.nextDue === due) return
    }
  }
  for (const { atMs, command, actor, said } of deeds) {
    if (atMs > untilMs) break
    passTime(atMs)
    give(instant(atMs), command, actor, said)
  }
  passTime(untilMs)
  return { caseId, changes }
}

function dueOf({ columns }: Change): Instant | null {
  return columns.nextDue
}

function authorOf(actor: Actor, { contact }: Client): MessageAuthor {
  return actor.role === 'client'
    ? { role: 'client', id: contact.id, name: contact.name, email: contact.email }
    : { role: actor.role, id: 'id' in actor ? actor.id : null, name: null, email: null }
}
