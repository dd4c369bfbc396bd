import { answered } from './answer.ts'
import { http } from './transport.ts'

/** A piece small enough to be lost to a bad connection, in bytes. */
const PIECE_BYTES = 4_000_000

/**
 * Sends a client's file to where it waits for the message that it goes with; its id. Throws `ApiError` where the server
 * does not take it.
 */
export async function sendTrackedFile(desk: string, number: number, key: string, file: File): Promise<string> {
  const params = { path: { desk, number }, query: { key } }
  const made = await answered<{ readonly id: string }>(
    http.POST('/api/public/cases/{desk}/{number}/uploads', {
      params,
      body: { filename: file.name || 'file', sizeBytes: file.size },
    }),
  )
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    await answered(
      http.PATCH('/api/public/cases/{desk}/{number}/uploads/{id}', {
        params: { ...params, path: { ...params.path, id: made.id }, header: { 'upload-offset': offset } },
        headers: { 'content-type': 'application/offset+octet-stream' },
        body: file.slice(offset, offset + PIECE_BYTES) as never,
        bodySerializer: (piece: unknown) => piece as Blob,
      }),
    )
  }
  return made.id
}
