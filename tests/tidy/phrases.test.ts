// What the server and the engine say: each file of Russian words has its English one beside it, of the same shape.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { ROOT, sources } from './sources.ts'

/** `phrases.ru.ts` beside `phrases.en.ts`, `say/ru/letters.ts` beside `say/en/letters.ts`. */
const pairs = ['packages/engine/src', 'packages/server/src']
  .flatMap(sources)
  .filter((file) => /(\.ru\.ts|\/ru\/[^/]+\.ts)$/.test(file))
  .map((ru) => ({ ru, en: ru.replace(/\.ru\.ts$/, '.en.ts').replace(/\/ru\/([^/]+)$/, '/en/$1') }))

const said = async (file: string): Promise<unknown> => {
  const all = Object.entries((await import(pathToFileURL(join(ROOT, file)).href)) as Record<string, unknown>)
  // `RU` and `EN`, `ru` and `en`, or the default: the name is the language, and what stands under it is compared.
  return Object.fromEntries(all.map(([name, words]) => [/^(ru|en|default)$/i.test(name) ? 'words' : name, words]))
}

/** Every word of a file by its path: what kind of thing it is, and how much it is told. */
function shapeOf(words: unknown, path = ''): string[] {
  if (typeof words === 'function') return [`${path}(${words.length})`]
  if (words === null || typeof words !== 'object' || Array.isArray(words)) return [path]
  return Object.entries(words).flatMap(([name, each]) => shapeOf(each, `${path}.${name}`))
}

/** Which zones have a name of their own is each language's business. */
const OWN = /\.zones\./

test('there are phrase files to look at', () => {
  expect(pairs.length).toBeGreaterThan(3)
})

for (const { ru, en } of pairs) {
  test(`${ru} says the same things in English`, async () => {
    expect(existsSync(join(ROOT, en)), `there is no ${en}`).toBe(true)
    const [russian, english] = await Promise.all([said(ru), said(en)])
    const shape = (words: unknown) =>
      shapeOf(words)
        .filter((path) => !OWN.test(path))
        .sort()
    expect(shape(english)).toEqual(shape(russian))
  })
}
