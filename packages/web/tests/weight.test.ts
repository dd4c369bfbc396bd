// What a browser has to fetch before the workspace can be used, as it is served: compressed.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const MOST_BYTES = 300_000

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

function readManifest(): Readonly<Record<string, Chunk>> {
  try {
    return JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>
  } catch {
    throw new Error('the pages are not built: run `node scripts/build-web.ts`, as `npm test` does')
  }
}

/** The files of some chunks, with all that they import before they can run. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, names: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const add = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no \`${name}\``)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const each of chunk.imports ?? []) add(each)
  }
  for (const name of names) add(name)
  return files
}

test('the first load of the workspace is at most 300 kB of compressed JavaScript', () => {
  const manifest = readManifest()
  // Phrases of one language come at the start; the longer one is Russian. Those of the client's side, and of pages that
  // bring their own, do not.
  const phrases = Object.keys(manifest).filter((name) => /^src\/say\/ru\/(?!portal|help|knowledge)/.test(name))
  expect(phrases.length).toBeGreaterThan(3)
  const files = filesOf(manifest, ['index.html', 'src/agent/start.tsx', ...phrases])
  const bytes = [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(DIST + file), { level: 9 }).length, 0)
  console.log(`first load of the workspace: ${Math.round(bytes / 1000)} kB of JavaScript, gzip`)
  expect(bytes).toBeLessThan(MOST_BYTES)
  // A number that is too small has lost something on the way.
  expect(bytes).toBeGreaterThan(100_000)
})
