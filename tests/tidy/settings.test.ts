// Every setting is documented, and every documented one is there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './sources.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const named = (text: string, form: RegExp) => [...new Set([...text.matchAll(form)].map(([, name]) => name))].sort()

test('docs/operating.md names the variables of the environment that are read, and no other', () => {
  const inCode = named(read('packages/server/src/settings.ts'), /'((?:REGLAMENT_|DATABASE_)[A-Z_]+)'/g)
  const documented = named(read('docs/operating.md'), /^\| `([A-Z_]+)` /gm)
  expect(documented).toEqual(inCode)
})
