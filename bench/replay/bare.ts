// The bare limit: the same file, cut and read in the same way, each line parsed as JSON and nothing more.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { lineBatches } from '../../packages/server/src/cli/lines.ts'
import { type Range, splitAtLines } from '../../packages/server/src/cli/replay/split.ts'

const CHUNK_BYTES = 256 * 1024

async function parseAll(path: string, { start, end }: Range): Promise<number> {
  let commands = 0
  for await (const batch of lineBatches(createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK_BYTES })))
    for (const line of batch) commands += JSON.parse(String(line)).commands.length
  return commands
}

if (isMainThread) {
  const path = process.argv[2] ?? ''
  const ranges = await splitAtLines(path, availableParallelism())
  const counts = await Promise.all(
    ranges.map(async (range) => {
      const [count] = await once(new Worker(new URL(import.meta.url), { workerData: { path, range } }), 'message')
      return Number(count)
    }),
  )
  process.stdout.write(`${counts.reduce((sum, count) => sum + count, 0)}\n`)
} else {
  const { path, range } = workerData as { path: string; range: Range }
  parentPort?.postMessage(await parseAll(path, range))
}
