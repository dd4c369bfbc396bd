import type { Io, RunCommand } from './command.ts'

interface Entry {
  readonly usage: string
  readonly load: () => Promise<RunCommand>
}

/** What `reglament` can do. A command's file is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  'working-time': {
    usage: '< questions.jsonl',
    load: async () => {
      const { workingTime } = await import('./working-time.ts')
      return (_args, io) => workingTime(io.stdin, io.stdout)
    },
  },
  check: { usage: '[--json] FILE...', load: async () => (await import('./check.ts')).check },
  assess: { usage: '--regulation FILE < requests.jsonl', load: async () => (await import('./assess.ts')).assess },
  scenario: { usage: 'FILE...', load: async () => (await import('./scenario.ts')).scenario },
  render: {
    usage: '--regulation FILE [--locale ru|en] > page.html',
    load: async () => (await import('./render.ts')).render,
  },
  diff: { usage: 'OLD NEW [--locale ru|en]', load: async () => (await import('./diff.ts')).diff },
  export: {
    usage: '--desk ID > export.jsonl',
    load: async () => {
      const { exportDesk } = await import('./export.ts')
      return (args, io) => exportDesk(args, io)
    },
  },
  replay: {
    usage: '--from EXPORT --regulation FILE [--against FILE] [--until INSTANT] [--locale ru|en] [--json]',
    load: async () => (await import('./replay.ts')).replay,
  },
  coverage: {
    usage: '--clauses FILE [--regulations FOLDER] [--json]',
    load: async () => (await import('./coverage.ts')).coverage,
  },
  mail: {
    usage: 'FILE...',
    load: async () => {
      const { mail } = await import('./mail.ts')
      return (files, { stdout, stderr }) =>
        mail(
          files,
          (line) => void stdout.write(`${line}\n`),
          (line) => void stderr.write(`${line}\n`),
        )
    },
  },
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, entry]) => `  reglament ${name} ${entry.usage}\n`)
  return `usage:\n${lines.join('')}`
}

/** Runs one command line. A name that is no command is an input that can't be used: exit code 2. */
export async function reglament([name = '', ...args]: readonly string[], io: Io): Promise<number> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) {
    io.stderr.write(name === '' ? usage() : `reglament: there is no command \`${name}\`\n${usage()}`)
    return 2
  }
  const run = await entry.load()
  return run(args, io)
}
