import { diffRegulations, LOCALES } from '@reglament/engine'
import { readArguments } from './arguments.ts'
import { usableRegulation } from './assess.ts'
import type { Io } from './command.ts'

/** `reglament diff OLD NEW [--locale ru|en]`: what changed between two versions, a sentence a line. */
export async function diff(args: readonly string[], io: Io): Promise<number> {
  const read = readArguments(args, { locale: { type: 'string' } }, io)
  if (!read) return 2
  const [oldFile, newFile, ...more] = read.files
  const locale = LOCALES.find((each) => each === (read.values.locale ?? 'en'))
  if (oldFile === undefined || newFile === undefined || more.length > 0 || locale === undefined) {
    io.stderr.write(
      locale === undefined
        ? `reglament: \`--locale\` is ${LOCALES.join(' or ')}\n`
        : 'reglament: name the older file and the newer one: `reglament diff OLD NEW`\n',
    )
    return 2
  }
  const [before, after] = [await usableRegulation(oldFile, io), await usableRegulation(newFile, io)]
  if (!before || !after) return 2
  for (const sentence of diffRegulations(before, after, locale)) io.stdout.write(`${sentence}\n`)
  return 0
}
