import { readUploads, takeUploads, type Upload } from '../store/intake/upload.ts'
import { inDesk } from '../store/transaction.ts'
import type { NewAttachment, Within } from './command.ts'
import type { Shell } from './shell.ts'

/** The uploads that a message takes with it. */
export interface Attached {
  readonly attachments: readonly NewAttachment[]
  /** Part of the transaction that writes the message; undefined where there is nothing to take. @throws UploadsGone where another message took one meanwhile. */
  readonly take: Within | undefined
  /** When the message is committed: the bytes beside the store are no longer needed. */
  readonly tidy: () => Promise<void>
}

/** Thrown inside the transaction: everything in it is undone. */
export class UploadsGone extends Error {
  override readonly name = 'UploadsGone'
}

const NOTHING_ATTACHED: Attached = { attachments: [], take: undefined, tidy: async () => {} }

/** The content id of an upload that a letter shows in its place. */
export function contentIdOf({ mailDomain }: Pick<Shell, 'mailDomain'>, uploadId: string): string {
  return `${uploadId}@${mailDomain}`
}

/**
 * Makes attachments of an owner's uploads. Their bytes are in the file store for good when this resolves; a process that
 * dies after it leaves files that nothing names, and no row without its file.
 * @throws UploadsGone naming an upload that is not the owner's, is not whole, or has been taken or swept.
 */
export async function attach(
  shell: Pick<Shell, 'pool' | 'files' | 'mailDomain'>,
  deskId: string,
  owner: string,
  ids: readonly string[],
  shown: ReadonlySet<string> = new Set(),
): Promise<Attached> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return NOTHING_ATTACHED
  const found = await inDesk(shell.pool, deskId, (db) => readUploads(db, owner, wanted))
  const byId = new Map(found.map((upload) => [upload.id, upload]))
  const attachments: NewAttachment[] = []
  for (const id of wanted) {
    const upload = byId.get(id)
    if (!upload?.whole)
      throw new UploadsGone(`the upload \`${id}\` is not there, or is not whole; upload the file again`)
    await shell.files.keep(id, upload.whole.sha256)
    attachments.push(attachmentOf(shell, upload, upload.whole, shown.has(id)))
  }
  return {
    attachments,
    take: taking(wanted),
    tidy: () => tidyUploads(shell, wanted),
  }
}

/** Gives uploads to the message of the transaction. */
export function taking(ids: readonly string[]): Within {
  return async (db, { messageId }) => {
    if (ids.length === 0) return
    if (messageId === null) throw new Error('there is no message to take the uploads')
    const taken = await takeUploads(db, ids, messageId)
    if (taken < ids.length) throw new UploadsGone('one of the uploads went with another message meanwhile')
  }
}

/** What this leaves behind when it is killed, the sweep finds. */
export async function tidyUploads({ files }: Pick<Shell, 'files'>, ids: readonly string[]): Promise<void> {
  for (const id of ids) await files.incoming.remove(id)
}

function attachmentOf(
  shell: Pick<Shell, 'mailDomain'>,
  upload: Upload,
  whole: { readonly sha256: string; readonly contentType: string },
  isInline: boolean,
): NewAttachment {
  return {
    filename: upload.filename,
    contentType: whole.contentType,
    sizeBytes: upload.sizeBytes,
    sha256: whole.sha256,
    contentId: contentIdOf(shell, upload.id),
    isInline,
  }
}
