import type { NewAttachment, NewMessage } from '../handle/command.ts'
import type { Shell } from '../handle/shell.ts'
import type { IncomingMail } from './incoming.ts'

/**
 * A letter as a message of a case. The bytes of its attachments are on the disk when this resolves; a process that dies
 * after it leaves files that nothing names, and no row without its file.
 */
export async function toMessage(
  shell: Pick<Shell, 'files'>,
  mail: IncomingMail,
  direction: NewMessage['direction'],
  role: NewMessage['author']['role'],
): Promise<NewMessage> {
  const attachments: NewAttachment[] = []
  for (const [index, attachment] of mail.attachments.entries()) {
    const { sha256, sizeBytes } = await shell.files.put(attachment.content)
    attachments.push({
      filename: attachment.filename ?? nameless(attachment.contentType, index),
      contentType: attachment.contentType,
      sizeBytes,
      sha256,
      contentId: attachment.contentId,
      isInline: attachment.isInline,
    })
  }
  return {
    direction,
    channel: 'email',
    author: { role, id: null, name: mail.from?.name || null, email: mail.from?.address ?? null },
    subject: mail.subject || null,
    text: mail.text,
    visibleText: mail.visibleText,
    html: mail.html,
    internetId: mail.messageId,
    attachments,
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
}

/** A person needs something to click on where the sender gave no name. */
function nameless(contentType: string, index: number): string {
  return `${contentType.split('/')[0]}-${index + 1}.${EXTENSIONS[contentType] ?? 'bin'}`
}
