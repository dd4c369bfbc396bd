import type { ChatMessage } from '../../intake/chat-message.ts'
import type { ChatTaken } from '../../intake/take-chat-message.ts'
import { reasonOf } from '../../start-problem.ts'
import { caseLabel, type Desk, readDesk } from '../../store/desk/desk.ts'
import type { WordingParts } from '../word-letter.ts'
import type { Messenger } from './messenger.ts'
import { PHRASES } from './phrases.ts'

/** What is said at once where no letter of a case says it. Lost on the way, it is not said again: nothing hangs on it. */
export async function answerChat(
  parts: WordingParts & { readonly say: (line: string) => void },
  deskId: string,
  taken: ChatTaken,
  { peer }: ChatMessage,
  messenger: Messenger | null,
): Promise<void> {
  if (messenger === null) return
  const desk = await readDesk(parts.shell.pool, deskId)
  const text = desk && wordsFor(taken, desk)
  if (!text) return
  await messenger
    .send(peer, { text, files: [], buttons: [], askPhone: null })
    .catch((thrown: unknown) => parts.say(`a word in a messenger was not said: ${reasonOf(thrown)}`))
}

function wordsFor(taken: ChatTaken, desk: Desk): string | null {
  const phrases = PHRASES[desk.locale]
  switch (taken.kind) {
    case 'linked':
      return phrases.linked(taken.number === null ? null : caseLabel(desk, taken.number))
    case 'unknown-code':
      return phrases.unknownCode
    case 'not-theirs':
      return phrases.notTheirs
    case 'empty':
      return phrases.hello(desk.title[desk.locale])
    case 'rejected':
      return phrases.cannot
    case 'registered':
    case 'replied':
    case 'taken-already':
      return null
  }
}
