import { LOCALES, renderRegulation } from '@reglament/engine'
import { readArguments } from './arguments.ts'
import { usableRegulation } from './assess.ts'
import type { Io } from './command.ts'

/** `reglament render --regulation FILE [--locale ru|en]`: the public page of a regulation as HTML. */
export async function render(args: readonly string[], io: Io): Promise<number> {
  const read = readArguments(args, { regulation: { type: 'string' }, locale: { type: 'string' } }, io)
  if (!read) return 2
  const { regulation: file, locale: named } = read.values
  if (typeof file !== 'string') {
    io.stderr.write('reglament: name the file with `--regulation FILE`\n')
    return 2
  }
  const regulation = await usableRegulation(file, io)
  if (!regulation) return 2
  const locale = LOCALES.find((each) => each === (named ?? regulation.locale))
  if (locale === undefined) {
    io.stderr.write(`reglament: \`--locale\` is ${LOCALES.join(' or ')}\n`)
    return 2
  }
  io.stdout.write(renderRegulation(regulation, locale))
  return 0
}
