// What tests of imports have in common.
import { readFileSync } from 'node:fs'
import { parseRegulation, type Regulation } from '@reglament/engine'
import iconv from 'iconv-lite'

const folder = new URL('../../../../regulations/', import.meta.url)

export function regulationOf(id: string): Regulation {
  const { regulation } = parseRegulation(readFileSync(new URL(`${id}.yaml`, folder), 'utf8'), {
    file: `${id}.yaml`,
    imports: (name) => readFileSync(new URL(`calendars/${name}.yaml`, folder), 'utf8'),
  })
  if (!regulation) throw new Error(`${id}.yaml does not parse`)
  return regulation
}

export function encode1251(text: string): Uint8Array {
  return new Uint8Array(iconv.encode(text, 'windows-1251'))
}

/** All steps of work that others may have their turn between, at once. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
