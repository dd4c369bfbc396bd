import type { Shell } from '../../handle/shell.ts'
import type { ChatMessage } from '../../intake/chat-message.ts'
import { reasonOf } from '../../start-problem.ts'
import { storeUnreadable } from '../../store/intake/raw-message.ts'
import type { MessengerAccount } from '../../store/messenger/messenger.ts'
import { inDesk } from '../../store/transaction.ts'

/**
 * A message that could not be taken, however often it was tried, waits for a person with its words; its files stay in
 * the messenger. @throws where even that fails: the messenger's server is then told nothing, and brings it again.
 */
export async function keepForPerson(
  { shell, say }: { readonly shell: Shell; readonly say: (line: string) => void },
  deskId: string,
  account: Pick<MessengerAccount, 'id' | 'kind' | 'name'>,
  message: ChatMessage,
  thrown: unknown,
): Promise<void> {
  say(`a message to \`${account.name}\` waits for a person: ${reasonOf(thrown)}`)
  const names = message.files.map(({ filename }) => filename ?? '?').join(', ')
  const raw = `${message.name ?? ''} (${account.kind} ${message.peer})\n\n${message.text}\n\n${names}`
  await inDesk(shell.pool, deskId, (db) =>
    storeUnreadable(
      db,
      {
        id: shell.newId(),
        dedupeKey: `messenger ${account.id} ${message.peer} ${message.id}`,
        source: 'messenger',
        envelope: { mailFrom: `${account.kind}:${message.peer}`, rcptTo: [account.name] },
        raw: Buffer.from(raw),
      },
      reasonOf(thrown),
      shell.clock(),
    ),
  )
}
