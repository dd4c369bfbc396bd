// Builds the web pages where they are missing or older than their sources; `npm start` runs it first. What a build was
// made from is kept as a hash in dist/.built: times of files say nothing after a clone.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const web = join(root, 'packages/web')
const dist = join(web, 'dist')
const stamp = join(dist, '.built')

/** Smaller than a packet: nothing is won. */
const WORTH_BYTES = 1400

const hash = hashOfSources()
if (hash !== stampOfBuild()) {
  console.error('building the web pages…')
  for (const config of ['vite.config.ts', 'vite.portal.config.ts', 'vite.widget.config.ts', 'vite.form.config.ts'])
    build(config)
  compress()
  writeFileSync(stamp, hash)
}

function build(config: string): void {
  const { status, error } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
    { cwd: web, stdio: ['ignore', process.stderr, process.stderr] },
  )
  if (status === 0) return
  console.error(`the web pages can't be built: ${error?.message ?? 'see above'}`)
  process.exit(1)
}

/** Everything that goes into the pages, this script too: it decides what lies beside them. */
function hashOfSources(): string {
  const files = globSync(
    [
      'packages/web/{src,public}/**/*',
      'packages/web/{index.html,vite.config.ts,vite.portal.config.ts,vite.widget.config.ts,vite.form.config.ts,package.json}',
      'packages/engine/src/**/*',
      'package-lock.json',
      'scripts/build-web.ts',
    ],
    { cwd: root, withFileTypes: true },
  )
  const hash = createHash('sha256')
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort())
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0')
  return hash.digest('hex')
}

function stampOfBuild(): string | null {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return null
  }
}

/** Compressed once here and not at each request; the server finds them beside the originals. */
function compress(): void {
  for (const path of globSync('**/*.{js,mjs,css,html,svg,json,wasm,ttf}', { cwd: dist })) {
    const file = join(dist, path)
    const bytes = readFileSync(file)
    if (bytes.length < WORTH_BYTES) continue
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
