import type { ChatSettings } from './settings.ts'

export interface Here {
  readonly title: { readonly ru: string; readonly en: string }
  readonly isOpen: boolean | null
  readonly opens: string | null
  readonly isOnline: boolean
  readonly isChannel: boolean
  readonly channels: string
}

export interface Said {
  readonly id: string
  readonly at: string
  readonly by: 'client' | 'staff' | 'desk'
  readonly name: string | null
  readonly text: string
  readonly clauses: readonly { readonly id: string; readonly text: string | null }[]
  readonly files: readonly { readonly filename: string; readonly sizeBytes: number; readonly url: string }[]
}

export interface Conversation {
  readonly label: string
  readonly version: number
  readonly status: string
  readonly trackingUrl: string
  readonly said: readonly Said[]
  readonly isWriting: boolean
  readonly isOnline: boolean
}

/** The case that this browser has in the chat. */
export interface Held {
  readonly number: number
  readonly key: string
}

/** The desk answered, and not with what was asked for. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Small enough to be lost to a bad connection, in bytes. */
const PIECE_BYTES = 4_000_000

/** What the chat asks of the desk; each throws `Refused`, or TypeError where the desk can't be reached. */
export function talkTo({ root, desk, locale, known, place }: ChatSettings) {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${root}/api/public/${path}`, { credentials: 'omit', ...init })
    const body = answer.status === 204 ? null : await answer.json()
    if (!answer.ok) throw new Refused(answer.status, body?.message ?? '')
    return body
  }
  const send = (method: string, path: string, body: unknown, keepalive = false) =>
    ask(path, { method, keepalive, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const here = `chats/${desk}`
  const caseOf = ({ number }: Held) => `cases/${desk}/${number}`

  return {
    here: (): Promise<Here> => ask(`${here}?locale=${locale}`),
    start(description: string, person: { readonly name: string; readonly email: string }): Promise<Held> {
      const { name, email, phone, organization, inn, product, version, licence } = { ...known, ...person } as Record<
        string,
        string | undefined
      >
      return send('POST', here, {
        description,
        contact: { name, email, phone },
        organization: { name: organization, inn },
        product,
        version,
        licence,
        place,
        reads: { locale, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      })
    },
    read: ({ number, key }: Held): Promise<Conversation> =>
      ask(`${here}/${number}?locale=${locale}&key=${encodeURIComponent(key)}`),
    reply: (held: Held, text: string, attachments: readonly string[]): Promise<unknown> =>
      send('POST', `${caseOf(held)}/replies`, {
        key: held.key,
        text,
        channel: 'chat',
        ...(attachments.length > 0 ? { attachments } : {}),
      }),
    async upload(held: Held, file: File): Promise<string> {
      const at = `${caseOf(held)}/uploads`
      const key = `?key=${encodeURIComponent(held.key)}`
      const { id } = await send('POST', at + key, { filename: file.name || 'file', sizeBytes: file.size })
      for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
        await ask(`${at}/${id}${key}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
          body: file.slice(offset, offset + PIECE_BYTES),
        })
      }
      return id
    },
    sign: ({ number, key }: Held, page: string, doing: 'looking' | 'writing' | 'gone', seen: number | null) =>
      send('PUT', `${here}/${number}/presence`, { key, page, doing, ...(seen === null ? {} : { seen }) }, true),
    watch: ({ number, key }: Held): EventSource =>
      new EventSource(`${root}/api/public/live?desk=${desk}&number=${number}&key=${encodeURIComponent(key)}`),
  }
}

export type Desk = ReturnType<typeof talkTo>
