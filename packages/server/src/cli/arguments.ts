import { parseArgs } from 'node:util'
import type { Io } from './command.ts'

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options']

/** Reads a command's arguments; null after saying on standard error what can't be used. */
export function readArguments(
  args: readonly string[],
  options: Options,
  io: Io,
): { values: Readonly<Record<string, string | boolean | undefined>>; files: readonly string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: options ?? {},
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Record<string, string | boolean | undefined>, files: positionals }
  } catch (error) {
    io.stderr.write(`reglament: ${lowerFirst(error instanceof Error ? error.message : String(error))}\n`)
    return null
  }
}

/** Why a file can't be read, in one line. */
export function unreadable(file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  const why =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'it is a folder'
        : code === 'EACCES'
          ? 'reading it is not allowed'
          : String(error)
  return `reglament: \`${file}\`: ${why}\n`
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
