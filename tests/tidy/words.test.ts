// Words that may not stand in some places, and shapes that files may not have.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { files, ROOT, sources } from './sources.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const code = (file: string) =>
  read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
const withoutStrings = (text: string) => text.replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")

test('the engine has no clock, no chance, no process and waits for nothing', () => {
  const banned =
    /\bDate\.now\b|\bnew Date\b|\bTemporal\.Now\b|\bMath\.random\b|\basync\b|\bawait\b|\bprocess\b|\bPromise\b|\bsetTimeout\b/
  const wrong = sources('packages/engine/src').filter((file) => banned.test(code(file)))
  expect(wrong).toEqual([])
})

test('no folder is a drawer for anything', () => {
  const wrong = files('packages').filter((file) => /(^|\/)(utils?|helpers?|services?|managers?)(\/|\.ts)/.test(file))
  expect(wrong).toEqual([])
})

test('a source file holds one idea: at most 300 lines', () => {
  const long = [...sources('packages/engine/src'), ...sources('packages/server/src'), ...sources('packages/web/src')]
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
  expect(long).toEqual([])
})

test('no compiler or linter is silenced without its reason', () => {
  const silenced = /@ts-ignore|@ts-nocheck|\bas any\b|: any\b|<any>|biome-ignore(?![^\n]*: \S)/
  const everywhere = ['packages', 'tests', 'scripts', 'bench']
    .flatMap(sources)
    .filter((file) => !file.startsWith('tests/tidy/'))
  const wrong = everywhere.filter((file) => silenced.test(withoutStrings(code(file))))
  expect(wrong).toEqual([])
})

test('no test is skipped or alone', () => {
  const wrong = [...sources('packages'), ...sources('tests')].filter((file) =>
    /\b(test|it|describe)\.(skip|only|todo)\b/.test(code(file)),
  )
  expect(wrong).toEqual([])
})

test('nothing shipped can write to a real address', () => {
  const address = /[\w.+-]+@([\w-]+\.)+[a-z]{2,}/gi
  const wrong = [...files('regulations'), ...sources('packages/server/src'), ...sources('packages/web/src')].flatMap(
    (file) =>
      [...read(file).matchAll(address)]
        .map((match) => match[0])
        .filter((found) => !/\.(example|test|invalid)$/i.test(found))
        .map((found) => `${file}: ${found}`),
  )
  expect(wrong).toEqual([])
})

test('nothing names a path of the machine it was written on', () => {
  const wrong = files('.')
    .filter((file) => /\.(ts|tsx|md|ya?ml|json|sh|css|html)$/.test(file) && basename(file) !== 'words.test.ts')
    .filter((file) => /(^|[\s"'`(])\/(work|root|home)\//m.test(read(file)))
  expect(wrong).toEqual([])
})
