import type { Evidence } from '@reglament/engine'
import { answered } from './answer.ts'
import type { Offered } from './knowledge.ts'
import type { Asked, DeskTitle, PublicDesk, PublicRegistered, Reads, TrackedCase } from './shapes.ts'
import { http } from './transport.ts'
import { caseUploads, uploadFile } from './uploads.ts'

// What a client's pages ask of the server, without an account. Each throws `ApiError`.

export const listDesks = (): Promise<{ desks: readonly DeskTitle[] }> => answered(http.GET('/api/public/desks'))

export const getPublicDesk = (desk: string): Promise<PublicDesk> =>
  answered(http.GET('/api/public/desks/{desk}', { params: { path: { desk } } }))

export const submitCase = (
  desk: string,
  request: Asked & {
    channel: 'form' | 'portal'
    offered?: Offered
    attachments?: string[]
    uploadToken?: string
    reads: Reads
  },
): Promise<PublicRegistered> =>
  answered(http.POST('/api/public/desks/{desk}/cases', { params: { path: { desk } }, body: request }))

/** A wrong key and a case that is not there answer alike: `not-found`. */
export const trackCase = (desk: string, number: number, key: string): Promise<TrackedCase> =>
  answered(http.GET('/api/public/cases/{desk}/{number}', { params: { path: { desk, number }, query: { key } } }))

export type ClientAct =
  | {
      readonly kind: 'reply'
      readonly text: string
      /** Ids of files that are on the server already. */
      readonly attachments?: readonly string[]
    }
  | { readonly kind: 'complain'; readonly text: string }
  | { readonly kind: 'confirm' }
  | {
      readonly kind: 'supply'
      readonly data: Asked
      readonly items?: Evidence[]
      readonly text?: string
      /** Sent before the rest, and kept with it. */
      readonly files?: readonly File[]
    }
  | { readonly kind: 'rate'; readonly score: number; readonly comment: string }

export async function doClientAct(desk: string, number: number, key: string, act: ClientAct): Promise<unknown> {
  const attachments: string[] = []
  for (const file of act.kind === 'supply' ? (act.files ?? []) : []) {
    const sent = await uploadFile(caseUploads(desk, number, key), file, () => {}, new AbortController().signal)
    attachments.push(sent.id)
  }
  return answered(send(desk, number, key, act, attachments))
}

function send(desk: string, number: number, key: string, act: ClientAct, attachments: string[]) {
  const params = { path: { desk, number } }
  const base = '/api/public/cases/{desk}/{number}'
  switch (act.kind) {
    case 'reply':
      return http.POST(`${base}/replies`, {
        params,
        body: { key, text: act.text, ...(act.attachments?.length ? { attachments: [...act.attachments] } : {}) },
      })
    case 'complain':
      return http.POST(`${base}/complaints`, { params, body: { key, text: act.text } })
    case 'confirm':
      return http.POST(`${base}/confirmations`, { params, body: { key } })
    case 'supply':
      return http.POST(`${base}/supplies`, {
        params,
        body: {
          key,
          data: act.data,
          ...(act.items ? { items: act.items } : {}),
          ...(act.text ? { text: act.text } : {}),
          ...(attachments.length > 0 ? { attachments } : {}),
        },
      })
    case 'rate':
      return http.POST(`${base}/ratings`, { params, body: { key, score: act.score, comment: act.comment } })
  }
}

/** Lets a form that has no case yet send files; good for a day. */
export const createUploadToken = async (desk: string): Promise<string> => {
  const made = await answered<{ readonly token: string }>(
    http.POST('/api/public/desks/{desk}/upload-tokens', { params: { path: { desk } } }),
  )
  return made.token
}

/** Where a client fetches a file of their case. */
export const trackedFile = (desk: string, number: number, key: string, id: string): string =>
  `/api/public/cases/${encodeURIComponent(desk)}/${number}/files/${id}?${new URLSearchParams({ key })}`
