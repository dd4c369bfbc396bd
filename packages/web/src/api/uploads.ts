import { ApiError } from './answer.ts'
import type { Upload } from './shapes.ts'

/** A piece small enough to be lost to a bad connection, in bytes. */
const PIECE_BYTES = 4_000_000
/** Pauses before a piece is tried again, in milliseconds. */
const PAUSES_MS = [500, 2_000, 5_000] as const

/** Whose uploads: where they are, with the secret that opens them. */
export interface UploadPlace {
  /** `/api/desks/…/uploads` */
  readonly base: string
  /** `?key=…`; empty for staff. */
  readonly query: string
}

export const staffUploads = (desk: string): UploadPlace => ({
  base: `/api/desks/${encodeURIComponent(desk)}/uploads`,
  query: '',
})

/** Those of a client's case, by the secret of its link. */
export const caseUploads = (desk: string, number: number, key: string): UploadPlace => ({
  base: `/api/public/cases/${encodeURIComponent(desk)}/${number}/uploads`,
  query: `?${new URLSearchParams({ key })}`,
})

/** Those of a form that has no case yet. */
export const formUploads = (desk: string, token: string): UploadPlace => ({
  base: `/api/public/desks/${encodeURIComponent(desk)}/uploads`,
  query: `?${new URLSearchParams({ token })}`,
})

/** Where the bytes of an upload can be looked at. */
export const uploadAddress = ({ base, query }: UploadPlace, id: string): string => `${base}/${id}/content${query}`

/** Uploads of this page that broke off, by place and file: tried again, they go on. */
const broken = new Map<string, string>()

/**
 * Sends a file piece by piece. A piece that is lost is asked for and sent again, from where it broke off; a file that
 * failed goes on when it is sent once more. Throws `ApiError`, and what `signal` was aborted with.
 */
export async function uploadFile(
  place: UploadPlace,
  file: File,
  progress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  const { base, query } = place
  const same = [base, query, file.name, file.size, file.lastModified].join('\n')
  let upload = (await goOn(place, broken.get(same), signal)) ?? (await announce(place, file, signal))
  broken.delete(same)
  let failures = 0
  while (upload.contentType === null) {
    const { offset } = upload
    const piece = file.slice(offset, offset + PIECE_BYTES)
    try {
      upload = await sendPiece(`${base}/${upload.id}${query}`, offset, piece, (sent) => progress(offset + sent), signal)
      failures = 0
    } catch (thrown) {
      const pause = PAUSES_MS[failures]
      const isPassing =
        thrown instanceof ApiError && (thrown.status === 0 || thrown.status >= 500 || thrown.status === 409)
      if (pause === undefined || !isPassing || signal.aborted) {
        if (isPassing && !signal.aborted) broken.set(same, upload.id)
        throw thrown
      }
      failures += 1
      await new Promise((resolve) => setTimeout(resolve, pause))
      upload = (await goOn(place, upload.id, signal).catch(keep(upload))) ?? (await announce(place, file, signal))
    }
    progress(upload.offset)
  }
  return upload
}

/** While the server can't be reached, what was known of an upload is still the best that is known. */
const keep =
  (upload: Upload) =>
  (thrown: unknown): Upload => {
    if (thrown instanceof ApiError && (thrown.status === 0 || thrown.status >= 500)) return upload
    throw thrown
  }

/** null where there is nothing to go on with: none was begun, or the server keeps it no more. */
async function goOn({ base, query }: UploadPlace, id: string | undefined, signal: AbortSignal): Promise<Upload | null> {
  if (id === undefined) return null
  try {
    return await asked(fetch(`${base}/${id}${query}`, { signal }))
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.status === 404) return null
    throw thrown
  }
}

function announce({ base, query }: UploadPlace, file: File, signal: AbortSignal): Promise<Upload> {
  return asked(
    fetch(`${base}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ filename: file.name || 'file', sizeBytes: file.size }),
      signal,
    }),
  )
}

export async function deleteUpload({ base, query }: UploadPlace, id: string): Promise<void> {
  await fetch(`${base}/${id}${query}`, { method: 'DELETE' })
}

/** By XMLHttpRequest: `fetch` does not tell how far a body has come. */
function sendPiece(
  address: string,
  offset: number,
  piece: Blob,
  progress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort, { once: true })
    request.open('PATCH', address)
    request.setRequestHeader('content-type', 'application/offset+octet-stream')
    request.setRequestHeader('upload-offset', String(offset))
    request.upload.onprogress = ({ loaded }) => progress(Math.min(loaded, piece.size))
    request.onerror = () => reject(new ApiError(0, 'unreachable', 'the server can’t be reached'))
    request.onabort = () => reject(signal.reason)
    request.onload = () => {
      signal.removeEventListener('abort', abort)
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Upload)
      else reject(problemOf(request.status, request.responseText))
    }
    request.send(piece)
  })
}

async function asked(answer: Promise<Response>): Promise<Upload> {
  let response: Response
  try {
    response = await answer
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw new ApiError(0, 'unreachable', thrown instanceof Error ? thrown.message : String(thrown))
  }
  if (response.ok) return (await response.json()) as Upload
  throw problemOf(response.status, await response.text())
}

function problemOf(status: number, body: string): ApiError {
  try {
    const { error } = JSON.parse(body) as { error: { code: string; message: string } }
    return new ApiError(status, error.code, error.message)
  } catch {
    // A proxy answered, not the desk.
    return new ApiError(status, `http-${status}`, body.slice(0, 200))
  }
}
