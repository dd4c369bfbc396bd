import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat, statfs } from 'node:fs/promises'
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
   * @throws TooLong where more than `most` bytes come: the surplus is not kept. NoRoom where the disk is nearly full.
   */
  append(id: string, offset: number, bytes: AsyncIterable<Uint8Array>, most: number): Promise<number>
  /** Whether so many bytes more leave the disk the room that the database may need. */
  hasRoom(bytes: number): Promise<boolean>
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

export class NoRoom extends Error {
  override readonly name = 'NoRoom'
}

/** What is left free on the disk, in bytes; of a small disk a twentieth of it. */
const RESERVE_BYTES = 1_000_000_000
const RESERVE_SHARE = 0.05
/** So much may be written between two looks at the disk. */
const LOOK_EVERY_BYTES = 8_000_000

/** What there is of a disk: blocks of `bsize` bytes, all and those that are free. */
export type Disk = (folder: string) => Promise<Readonly<Record<'bsize' | 'blocks' | 'bavail', number>>>

export function openIncoming(folder: string, disk: Disk = statfs): IncomingFiles {
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
  const hasRoom = async (bytes: number) => {
    await mkdir(folder, { recursive: true })
    const { bsize, blocks, bavail } = await disk(folder)
    return bavail * bsize - bytes >= Math.min(RESERVE_BYTES, blocks * bsize * RESERVE_SHARE)
  }
  return {
    pathOf,
    size,
    hasRoom,
    async append(id, offset, bytes, most) {
      if (!(await hasRoom(0))) throw new NoRoom(`the disk of \`${folder}\` is nearly full`)
      const file = await open(pathOf(id), 'a')
      let at = offset
      let lookAt = offset + LOOK_EVERY_BYTES
      try {
        for await (const chunk of bytes) {
          if (at + chunk.byteLength > most) throw new TooLong(`more than ${most} bytes came`)
          await file.appendFile(chunk)
          at += chunk.byteLength
          if (at < lookAt) continue
          lookAt = at + LOOK_EVERY_BYTES
          if (!(await hasRoom(0))) throw new NoRoom(`the disk of \`${folder}\` is nearly full`)
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
