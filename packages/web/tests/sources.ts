import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The source files below a folder of this package, with their text. */
export function sources(folder: string): { readonly file: string; readonly text: string }[] {
  return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).map((file) => ({
    file,
    text: readFileSync(root + file, 'utf8'),
  }))
}
