import type { DeskClient } from '../transaction.ts'

/** Messages that another case goes on with, at the times when they were written. */
export interface MessageCopies {
  readonly messages: readonly {
    readonly id: string
    readonly case_id: string
    readonly direction: string
    readonly channel: string
    readonly author: unknown
    readonly subject: string | null
    readonly text: string
    readonly visible_text: string
    readonly html: string | null
    /** ISO 8601. */
    readonly at: string
  }[]
  readonly attachments: readonly {
    readonly id: string
    readonly message_id: string
    readonly filename: string
    readonly content_type: string
    readonly size_bytes: number
    readonly sha256: string
    readonly content_id: string | null
    readonly is_inline: boolean
  }[]
}

/** Writes the copies with their attachments: the bytes are on the disk once, under their hash. */
export async function insertMessages(db: DeskClient, { messages, attachments }: MessageCopies): Promise<void> {
  if (messages.length === 0) return
  await db.query({
    name: 'message-copies',
    text: `with new_messages as (
        insert into message (desk_id, id, case_id, direction, channel, author, subject, text, visible_text, html, internet_id, at)
        select $1, id, case_id, direction, channel, author, subject, text, visible_text, html, null, at
        from jsonb_to_recordset($2::jsonb) as m(id uuid, case_id uuid, direction text, channel text, author jsonb, subject text,
          text text, visible_text text, html text, at timestamptz))
      insert into attachment (desk_id, id, message_id, filename, content_type, size_bytes, sha256, content_id, is_inline)
      select $1, id, message_id, filename, content_type, size_bytes, sha256, content_id, is_inline
      from jsonb_to_recordset($3::jsonb) as a(id uuid, message_id uuid, filename text, content_type text, size_bytes bigint,
        sha256 text, content_id text, is_inline boolean)`,
    values: [db.deskId, JSON.stringify(messages), JSON.stringify(attachments)],
  })
}
