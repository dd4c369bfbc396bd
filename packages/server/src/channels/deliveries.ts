import type { Shell } from '../handle/shell.ts'
import { isSiteChat } from '../handle/site-chat.ts'
import { readChatAddress } from '../intake/chat-message.ts'
import { readRecipient } from '../store/letter/letter.ts'
import { inDesk } from '../store/transaction.ts'
import { readdressUnseen } from './chat/readdress-unseen.ts'

interface Mail {
  deliverLetter(deskId: string, letterId: string): Promise<void>
  readMessage(deskId: string, rawId: string): Promise<void>
  sendSignIn(deskId: string, askId: string): Promise<void>
  sendDigest(deskId: string, email: string): Promise<void>
  startDigests(): Promise<void>
}

interface Chats {
  deliver(deskId: string, letterId: string, recipient: string): Promise<boolean>
}

/** What the jobs run: each letter goes the way that its recipient says, and by e-mail where that way is closed. */
export function deliveries({ pool }: Pick<Shell, 'pool'>, mail: Mail, chats: Chats): Mail {
  return {
    ...mail,
    async deliverLetter(deskId, letterId) {
      const recipient = await inDesk(pool, deskId, (db) => readRecipient(db, letterId))
      if (recipient !== null && isSiteChat(recipient) && !(await readdressUnseen(pool, deskId, letterId))) return
      const isChat = recipient !== null && readChatAddress(recipient) !== null
      if (isChat && !(await chats.deliver(deskId, letterId, recipient))) return
      await mail.deliverLetter(deskId, letterId)
    },
  }
}
