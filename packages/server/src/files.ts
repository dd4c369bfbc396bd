import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type FileStream, type IncomingFiles, openIncoming } from './incoming-files.ts'
import { codeOf } from './start-problem.ts'

/** Where the bytes of attachments are kept: on disk, by the SHA-256 of their content. */
export interface FileStore {
  /** Resolves when the bytes are on the disk for good. The same bytes are kept once. */
  put(bytes: Uint8Array): Promise<StoredFile>
  /** @throws Error where no file has that hash, or where its bytes are no longer those that were put. */
  read(sha256: string): Promise<Uint8Array>
  /**
   * At most `mostBytes` of the beginning, for a look; it says nothing of whether the rest is still what was put.
   * @throws Error where no file has that hash.
   */
  readBeginning(sha256: string, mostBytes: number): Promise<Uint8Array>
  /**
   * The bytes piece by piece, for whoever passes them on: a large file is never in memory whole. All of it is checked first.
   * @throws Error as `read` does.
   */
  stream(sha256: string): Promise<FileStream>
  /** Files that come piece by piece; they are kept beside, until a message takes them. */
  readonly incoming: IncomingFiles
  /** Keeps an incoming file for good, as `put` would; done twice, it is the same. */
  keep(incomingId: string, sha256: string): Promise<void>
}

export interface StoredFile {
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly sizeBytes: number
}

/**
 * A folder of files named by their content, in 256 sub-folders. A file appears under its name only when it is whole
 * and synced; killed before, the process leaves a draft that nothing refers to.
 */
export function openFiles(folder: string): FileStore {
  const pathOf = (sha256: string) => {
    // The name comes from a row, and a row must not lead out of the folder.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`\`${sha256}\` is not the SHA-256 of a file`)
    return join(folder, sha256.slice(0, 2), sha256)
  }
  const notThere = (sha256: string) => (thrown: unknown) => {
    if (codeOf(thrown) !== 'ENOENT') throw thrown
    throw new Error(`the file \`${sha256}\` is not in \`${folder}\``, { cause: thrown })
  }
  const damaged = (sha256: string) =>
    new Error(`the file \`${sha256}\` in \`${folder}\` is damaged: its bytes have changed since they were kept`)
  const incoming = openIncoming(join(folder, 'incoming'))
  return {
    incoming,
    async keep(incomingId, sha256) {
      const path = pathOf(sha256)
      await mkdir(dirname(path), { recursive: true })
      await linkOnce(incoming.pathOf(incomingId), path)
    },
    async put(bytes) {
      const sha256 = await hashOf(bytes)
      await putWhole(pathOf(sha256), bytes)
      return { sha256, sizeBytes: bytes.byteLength }
    },
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch(notThere(sha256))
      if ((await hashOf(bytes)) !== sha256) throw damaged(sha256)
      return bytes
    },
    async stream(sha256) {
      const file = await open(pathOf(sha256), 'r').catch(notThere(sha256))
      try {
        const hash = createHash('sha256')
        for await (const piece of file.createReadStream({ start: 0, autoClose: false })) hash.update(piece)
        if (hash.digest('hex') !== sha256) throw damaged(sha256)
        const { size } = await file.stat()
        return { sizeBytes: size, bytes: file.createReadStream({ start: 0 }) }
      } catch (thrown) {
        await file.close()
        throw thrown
      }
    },
    readBeginning: (sha256, mostBytes) =>
      withFile(pathOf(sha256), 'r', async (file) => {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(mostBytes), position: 0 })
        return buffer.subarray(0, bytesRead)
      }).catch(notThere(sha256)),
  }
}

/** Off the main thread: a file may have 100 MB. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
}

async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    await withFile(draft, 'wx', async (file) => {
      await file.writeFile(bytes)
      await file.sync()
    })
    await linkOnce(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/** A link, and not a rename: a file that is there already is whole, and stays. */
async function linkOnce(from: string, path: string): Promise<void> {
  await link(from, path).catch((thrown: unknown) => {
    if (codeOf(thrown) !== 'EEXIST') throw thrown
  })
  // The name is on the disk only when its folder is.
  await withFile(dirname(path), 'r', (directory) => directory.sync())
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags)
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}
