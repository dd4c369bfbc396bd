// A class that is named and not drawn, or drawn and not named, is seen by no compiler: a module of styles is words to it.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from './sources.ts'

interface Sheet {
  readonly drawn: ReadonlySet<string>
  readonly named: Set<string>
  /** Some of its classes are named by what a variable holds. */
  isOpen: boolean
}

/** The classes of a sheet; those of other programs within it (`:global(.x)`, Mantine’s, the editor’s) are not its own. */
function classesOf(css: string): Set<string> {
  const own = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '')
    .replace(/\{[^{}]*\}/g, '{}')
  return new Set([...own.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name))
}

const OTHERS = /^(?:mantine-|ProseMirror|tiptap)/

const sheets = new Map<string, Sheet>()
for (const { file, text } of sources('src')) {
  for (const [, local = '', path = ''] of text.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)) {
    const at = join(dirname(file), path)
    const sheet = sheets.get(at) ?? {
      drawn: classesOf(readFileSync(new URL(`../${at}`, import.meta.url), 'utf8')),
      named: new Set<string>(),
      isOpen: false,
    }
    sheets.set(at, sheet)
    const code = text.replace(/'[^'\n]*'/g, "''")
    for (const [, name = ''] of code.matchAll(new RegExp(`(?<![\\w.])${local}\\.(\\w+)`, 'g'))) sheet.named.add(name)
    if (new RegExp(`(?<![\\w.])${local}\\[`).test(code)) sheet.isOpen = true
  }
}

test('the pages have their sheets', () => {
  expect(sheets.size).toBeGreaterThan(50)
})

test('every class that a page names is drawn', () => {
  const missing = [...sheets].flatMap(([file, { named, drawn }]) =>
    [...named].filter((name) => !drawn.has(name)).map((name) => `${file}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('every class that is drawn is named', () => {
  const unused = [...sheets].flatMap(([file, { named, drawn, isOpen }]) =>
    isOpen ? [] : [...drawn].filter((name) => !named.has(name) && !OTHERS.test(name)).map((name) => `${file}: ${name}`),
  )
  expect(unused).toEqual([])
})
