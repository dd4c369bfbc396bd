import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFiles } from '../src/files.ts'
import { newId, uuid7 } from '../src/handle/new-id.ts'
import { openIncoming } from '../src/incoming-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reglament-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('bytes come back as they were put, and the same bytes are kept once', async () => {
  const files = openFiles(folder)
  const bytes = Buffer.from([0, 255, 10, 13])
  const all = await Promise.all([files.put(bytes), files.put(bytes), files.put(bytes)])
  expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1)
  const [{ sha256, sizeBytes } = { sha256: '', sizeBytes: 0 }] = all
  expect([sizeBytes, Buffer.from(await files.read(sha256))]).toEqual([4, bytes])
  expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([sha256])
})

test('a large file is passed on in pieces, and is not held in memory whole', async () => {
  const files = openFiles(folder)
  const { sha256, sizeBytes } = await files.put(Buffer.alloc(20_000_000, 'кусок '))
  const { bytes, sizeBytes: announced } = await files.stream(sha256)
  const hash = createHash('sha256')
  let largest = 0
  for await (const piece of bytes) {
    hash.update(piece)
    largest = Math.max(largest, piece.length)
  }
  expect([announced, hash.digest('hex')]).toEqual([sizeBytes, sha256])
  expect(largest).toBeLessThanOrEqual(65_536)
})

test.each([
  ['a large disk with 2 GB left', { bsize: 1_000_000, blocks: 100_000, bavail: 2_000 }, [true, true, false]],
  ['a large disk with half a GB left', { bsize: 1_000_000, blocks: 100_000, bavail: 500 }, [false, false, false]],
  ['a disk of 200 MB with 50 MB left', { bsize: 1_000_000, blocks: 200, bavail: 50 }, [true, false, false]],
])('%s: no file takes the room that the database may need', async (_name, disk, expected) => {
  const incoming = openIncoming(join(folder, 'full'), () => Promise.resolve(disk))
  expect(await Promise.all([0, 500_000_000, 1_500_000_000].map(incoming.hasRoom))).toEqual(expected)
  const id = newId()
  const written = incoming.append(id, 0, bytesOf(['еда']), 100)
  if (expected[0]) expect(await written).toBe(6)
  else await expect(written).rejects.toThrow('is nearly full')
})

async function* bytesOf(words: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const each of words) yield Buffer.from(each)
}

test('a file that is gone, damaged or badly named is said so', async () => {
  const files = openFiles(folder)
  const { sha256 } = await files.put(Buffer.from('целый'))
  await writeFile(join(folder, sha256.slice(0, 2), sha256), 'испорчен')
  await expect(files.read(sha256)).rejects.toThrow('is damaged')
  await expect(files.stream(sha256)).rejects.toThrow('is damaged')
  await expect(files.read('0'.repeat(64))).rejects.toThrow('is not in')
  await expect(files.stream('0'.repeat(64))).rejects.toThrow('is not in')
  await expect(files.read('../../secret')).rejects.toThrow('is not the SHA-256 of a file')
})

test('ids of one process grow, and are UUIDs of version 7', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  // RFC 9562, appendix A.6.
  const example = uuid7(0x017f22e279b0, 0xcc3, Buffer.from('18c4dc0c0c07398f', 'hex'))
  expect(example).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})
