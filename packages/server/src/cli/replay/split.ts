import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { addPart, emptyPart, type Part, replayLines, type WhatIf } from './part.ts'

/** A part of a file, in bytes; `end` is exclusive, and Infinity for whatever has no size (a pipe). */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What a worker is given. */
export interface Task {
  readonly path: string
  readonly range: Range
  readonly whatIf: WhatIf
}

/** A smaller file is done before a second thread has started. */
const WORTH_SPLITTING_BYTES = 16 * 1024 * 1024
const MOST_WORKERS = 8
const CHUNK_BYTES = 256 * 1024
const SEARCH_BYTES = 64 * 1024

/**
 * Replays a whole export, a large one in as many threads as there are cores (at most eight), each a run of whole lines.
 * The parts are added in their order, so the result is the same whatever their number.
 */
export async function replayFile(
  path: string,
  whatIf: WhatIf,
  workers = Math.min(availableParallelism(), MOST_WORKERS),
): Promise<Part> {
  const ranges = await splitAtLines(path, workers)
  const [only] = ranges
  if (only && ranges.length === 1) return replayRange({ path, range: only, whatIf })
  const parts = await Promise.all(ranges.map((range) => inWorker({ path, range, whatIf })))
  const whole = emptyPart(whatIf.examplesPerKind)
  for (const part of parts) addPart(whole, part)
  return whole
}

export function replayRange({ path, range: { start, end }, whatIf }: Task): Promise<Part> {
  if (start >= end) return Promise.resolve(emptyPart(whatIf.examplesPerKind))
  const bounds = end === Number.POSITIVE_INFINITY ? {} : { start, end: end - 1 }
  return replayLines(createReadStream(path, { ...bounds, highWaterMark: CHUNK_BYTES }), whatIf)
}

/** Cuts a file behind line ends into `count` parts of about the same size; a small file is one part. */
export async function splitAtLines(path: string, count: number, worthBytes = WORTH_SPLITTING_BYTES): Promise<Range[]> {
  const about = await stat(path)
  if (!about.isFile()) return [{ start: 0, end: Number.POSITIVE_INFINITY }]
  const { size } = about
  if (size < worthBytes || count < 2) return [{ start: 0, end: size }]
  const file = await open(path)
  try {
    const cuts = [0]
    for (let i = 1; i < count; i += 1) {
      const cut = await lineStartAfter(file, Math.floor((size * i) / count), size)
      if (cut > (cuts.at(-1) ?? 0) && cut < size) cuts.push(cut)
    }
    return cuts.map((start, i) => ({ start, end: cuts[i + 1] ?? size }))
  } finally {
    await file.close()
  }
}

async function lineStartAfter(file: FileHandle, from: number, size: number): Promise<number> {
  const buffer = Buffer.alloc(SEARCH_BYTES)
  for (let position = from; position < size; position += SEARCH_BYTES) {
    const { bytesRead } = await file.read(buffer, 0, SEARCH_BYTES, position)
    const found = buffer.subarray(0, bytesRead).indexOf(0x0a)
    if (found >= 0) return position + found + 1
    if (bytesRead === 0) break
  }
  return size
}

async function inWorker(task: Task): Promise<Part> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
  // `once` rejects on `error`: what a worker throws is thrown here.
  const [part] = (await once(worker, 'message')) as [Part]
  return part
}
