// What a browser has to fetch before a page can be used, as it is served: compressed.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const MOST_BYTES = 300_000
const PORTAL = `${DIST}portal/`
const MOST_OF_A_CLIENT_BYTES = 120_000

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

function readManifest(folder: string): Readonly<Record<string, Chunk>> {
  try {
    return JSON.parse(readFileSync(`${folder}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>
  } catch {
    throw new Error('the pages are not built: run `node scripts/build-web.ts`, as `npm test` does')
  }
}

/** The files of some chunks, with all that they import before they can run. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, names: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const add = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no \`${name}\`: run \`node scripts/build-web.ts\`, as \`npm test\` does`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const each of chunk.imports ?? []) add(each)
  }
  for (const name of names) add(name)
  return files
}

/** The files of phrases that one side fetches at its start, in the longer language, as far as the build knows them. */
function phrasesOf(area: 'agent' | 'portal', manifest: Readonly<Record<string, Chunk>>): readonly string[] {
  const source = readFileSync(new URL('../src/say/phrases.ts', import.meta.url), 'utf8')
  const ofRussian = new RegExp(`ru: \\{.*?${area}: \\(\\) =>(.*?)\\]\\)`, 's').exec(source)?.[1] ?? ''
  const found = [...ofRussian.matchAll(/'\.\/ru\/([\w-]+)\.ts'/g)]
    .map(([, name]) => `src/say/ru/${name}.ts`)
    .filter((name) => name in manifest)
  if (found.length < 4) throw new Error(`the phrases of \`${area}\` were not found in say/phrases.ts`)
  return found
}

test('the first load of the workspace is at most 300 kB of compressed JavaScript', () => {
  const manifest = readManifest(DIST)
  // Phrases of one language come at the start; the longer one is Russian.
  const files = filesOf(manifest, ['index.html', 'src/agent/start.tsx', ...phrasesOf('agent', manifest)])
  const bytes = [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(DIST + file), { level: 9 }).length, 0)
  console.log(`first load of the workspace: ${Math.round(bytes / 1000)} kB of JavaScript, gzip`)
  expect(bytes).toBeLessThan(MOST_BYTES)
  // A number that is too small has lost something on the way.
  expect(bytes).toBeGreaterThan(100_000)
})

/** Each page of a client with what it fetches by itself as soon as it is drawn. */
const CLIENT_PAGES: Readonly<Record<string, readonly string[]>> = {
  'the choice of a desk': ['src/portal/chooser.tsx'],
  'the form': ['src/portal/ask-page.tsx', 'src/ui/verdict/preview-view.tsx'],
  'the page of a case': ['src/portal/track-page.tsx'],
  'the account': ['src/portal/account/account-page.tsx'],
  'a call-back': ['src/portal/callback-page.tsx', 'src/ui/verdict/preview-view.tsx'],
  'the chat': ['src/portal/chat-page.tsx'],
}

test.each(Object.entries(CLIENT_PAGES))(
  'the first load of %s is at most 120 kB of JavaScript, brotli',
  (name, parts) => {
    const manifest = readManifest(PORTAL)
    const files = filesOf(manifest, ['index.html', 'src/portal/start.tsx', ...parts, ...phrasesOf('portal', manifest)])
    const served = (file: string) => {
      const packed = `${PORTAL}${file}.br`
      return statSync(existsSync(packed) ? packed : PORTAL + file).size
    }
    const bytes = [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + served(file), 0)
    console.log(`first load of ${name}: ${Math.round(bytes / 1000)} kB of JavaScript, brotli`)
    expect(bytes).toBeLessThan(MOST_OF_A_CLIENT_BYTES)
    expect(bytes).toBeGreaterThan(40_000)
  },
)
