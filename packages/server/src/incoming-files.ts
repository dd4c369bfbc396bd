import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import { codeOf } from './start-problem.ts'

/** Whoever is given one reads it to its end or destroys it: it holds the file open. */
export interface FileStream {
  readonly sizeBytes: number
  readonly bytes: Readable
}

/** Files that come piece by piece, by the id that was given to each. What is on the disk says how far one has come. */
export interface IncomingFiles {
  /** How many bytes are there; 0 where none came yet. */
  size(id: string): Promise<number>
  /**
   * Puts what comes after the first `offset` bytes, and no more than `most` bytes in all; the size then. A connection
   * that breaks off leaves what had come.
   * @throws TooLong where more than `most` bytes come: the surplus is not kept.
   */
  append(id: string, offset: number, bytes: AsyncIterable<Uint8Array>, most: number): Promise<number>
  /** Syncs a file that is whole, and says what it is by its content. */
  seal(id: string): Promise<{ readonly sha256: string; readonly contentType: string }>
  stream(id: string): Promise<FileStream>
  pathOf(id: string): string
  /** Removed twice, it is the same. */
  remove(id: string): Promise<void>
}

export class TooLong extends Error {
  override readonly name = 'TooLong'
}

export function openIncoming(folder: string): IncomingFiles {
  const pathOf = (id: string) => {
    // The name comes from a request, and a request must not lead out of the folder.
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`\`${id}\` is not the id of an upload`)
    return join(folder, id)
  }
  const size = async (id: string) => {
    try {
      return (await stat(pathOf(id))).size
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return 0
      throw thrown
    }
  }
  return {
    pathOf,
    size,
    async append(id, offset, bytes, most) {
      await mkdir(folder, { recursive: true })
      const file = await open(pathOf(id), 'a')
      let at = offset
      try {
        for await (const chunk of bytes) {
          if (at + chunk.byteLength > most) throw new TooLong(`more than ${most} bytes came`)
          await file.appendFile(chunk)
          at += chunk.byteLength
        }
      } finally {
        await file.close()
      }
      return at
    },
    async seal(id) {
      const path = pathOf(id)
      const file = await open(path, 'a')
      await file.sync().finally(() => file.close())
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
      return { sha256: hash.digest('hex'), contentType: await contentTypeOf(path) }
    },
    async stream(id) {
      const file = await open(pathOf(id), 'r')
      return { sizeBytes: (await file.stat()).size, bytes: file.createReadStream() }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}

const HEAD_BYTES = 64 * 1024

/** What a file is, by its bytes: what its sender calls it is not believed. */
async function contentTypeOf(path: string): Promise<string> {
  // A file that only looks like one of a kind breaks its reader; it is then of no kind.
  const known = await fileTypeFromFile(path).catch(() => undefined)
  if (known) return known.mime
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return isText(buffer.subarray(0, bytesRead)) ? 'text/plain' : 'application/octet-stream'
  } finally {
    await file.close()
  }
}

/** UTF-8 (cut off anywhere) or windows-1251, without the control characters that no text has. */
function isText(head: Buffer): boolean {
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
