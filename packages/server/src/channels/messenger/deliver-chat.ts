import type { LetterKind } from '@reglament/engine'
import type { ChatFile } from '../../intake/chat-message.ts'
import { reasonOf } from '../../start-problem.ts'
import { type Desk, readDesk } from '../../store/desk/desk.ts'
import { markLetter, type OutgoingLetter, readdressLetter, readLetter } from '../../store/letter/letter.ts'
import { rememberChatMessage, type Talk } from '../../store/messenger/messenger-talk.ts'
import { inDesk } from '../../store/transaction.ts'
import { GIVE_UP_AFTER_MS, isTooMuch } from '../pace.ts'
import { type WordingParts, wordLetter } from '../word-letter.ts'
import { type ChatButton, type ChatOutgoing, type Messenger, PeerGone } from './messenger.ts'
import { PHRASES } from './phrases.ts'

export type ChatDelivered = 'sent' | 'failed' | 'suppressed' | 'nothing-to-do' | 'by-mail'

/** Letters after which nothing may be left to ask. */
const MAY_BE_THE_END: ReadonlySet<LetterKind> = new Set(['answered', 'closing-soon'])

/**
 * A letter, said in a messenger. Killed between the saying and the marking, it is said once more: messengers know no
 * name of ours for a message. Where the conversation is over for good, the letter goes by e-mail if there is an address.
 * @throws on a passing failure, so that the job is tried again.
 */
export async function deliverChat(
  parts: WordingParts,
  deskId: string,
  letterId: string,
  { talk, messenger }: { readonly talk: Talk; readonly messenger: Messenger | null },
): Promise<ChatDelivered> {
  const { shell } = parts
  const desk = await readDesk(shell.pool, deskId)
  if (!desk) return 'nothing-to-do'
  const found = await inDesk(shell.pool, deskId, (db) => readLetter(db, letterId))
  if (!found || (found.status !== 'queued' && found.status !== 'held')) return 'nothing-to-do'
  const mark = async (status: 'sent' | 'failed' | 'suppressed', problem: string | null) => {
    await inDesk(shell.pool, deskId, (db) => markLetter(db, letterId, { status, problem }, shell.clock()))
    return status
  }
  if (await isTooMuch(shell, deskId, found.recipient ?? '', found.letter.kind)) {
    return mark('suppressed', 'too-many-in-an-hour')
  }
  try {
    if (messenger === null) throw new Error('the account is not open')
    const ids = await messenger.send(talk.peer, await compose(parts, desk, found, messenger.largestFileBytes))
    await inDesk(shell.pool, deskId, async (db) => {
      for (const externalId of ids) {
        await rememberChatMessage(db, talk, { externalId, caseId: found.caseId, direction: 'out' }, shell.clock())
      }
      await markLetter(db, letterId, { status: 'sent', problem: null }, shell.clock())
    })
    return 'sent'
  } catch (thrown) {
    const isTooLate = shell.clock() - found.createdAt.getTime() > GIVE_UP_AFTER_MS
    if (!(thrown instanceof PeerGone) && !isTooLate) throw thrown
    const { contactEmail } = found
    if (contactEmail === null) return mark('failed', reasonOf(thrown))
    await inDesk(shell.pool, deskId, (db) => readdressLetter(db, letterId, contactEmail))
    return 'by-mail'
  }
}

async function compose(
  parts: WordingParts,
  desk: Desk,
  found: OutgoingLetter,
  largestFileBytes: number,
): Promise<ChatOutgoing> {
  const all = found.written?.files ?? []
  const taken = all.filter(({ sizeBytes }) => sizeBytes <= largestFileBytes)
  const elsewhere = all.filter((file) => !taken.includes(file)).map(({ filename }) => filename)
  const { rendered, locale } = await wordLetter(parts, desk, found, elsewhere)
  const files: ChatFile[] = []
  for (const { filename, contentType, sha256 } of taken) {
    files.push({ filename, contentType, content: Buffer.from(await parts.shell.files.read(sha256)) })
  }
  const phrases = PHRASES[locale]
  const { letter, number } = found
  const buttons: readonly ChatButton[] = [
    ...(MAY_BE_THE_END.has(letter.kind)
      ? [{ label: phrases.confirm, press: { what: 'confirm', number } } as const]
      : []),
    ...(letter.kind === 'closing-soon'
      ? [{ label: phrases.keepOpen, press: { what: 'keep-open', number } } as const]
      : []),
  ]
  return { text: rendered.text, files, buttons, askPhone: letter.missing.includes('contact') ? phrases.askPhone : null }
}
