// What the tests need and npm can't bring: a browser, an IMAP server to read mail from, an XMPP server to talk over. Debian's packages where there
// is apt and we may use it; else one sentence that says what to install. Nothing is ever skipped for want of them.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Need {
  readonly what: string
  readonly programs: readonly string[]
  /** Programs that do as well where the first ones can't be had, only slower. */
  readonly substitutes?: readonly string[]
  readonly debianPackage: string
  /** What else brings it where there is no apt. */
  readonly otherwise: string
}

const NEEDS: readonly Need[] = [
  {
    what: 'Chromium, for the browser tests',
    // Chromium without the parts that only a person in front of it needs: the same pages for two thirds of the work.
    programs: ['chromium-headless-shell'],
    substitutes: ['chromium', 'chromium-browser', 'google-chrome'],
    debianPackage: 'chromium-headless-shell',
    otherwise: 'install Chromium and put it on the PATH, or name it in `REGLAMENT_CHROMIUM`',
  },
  {
    what: 'Dovecot, the IMAP server that the mail tests read from',
    programs: ['dovecot'],
    debianPackage: 'dovecot-imapd',
    otherwise: 'install Dovecot with IMAP (on macOS: `brew install dovecot`)',
  },
  {
    what: 'Prosody, the XMPP server that the messenger tests talk over',
    programs: ['prosody'],
    debianPackage: 'prosody',
    otherwise: 'install Prosody (on macOS: `brew install prosody`)',
  },
]

function isThere({ debianPackage }: Need, programs: readonly string[]): boolean {
  const named = debianPackage.startsWith('chromium') ? process.env.REGLAMENT_CHROMIUM : undefined
  if (named !== undefined) return existsSync(named)
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin']
  return folders.some((folder) => programs.some((program) => existsSync(join(folder, program))))
}

function run(command: string, ...args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

/** Installs with apt where we may; Debian starts no service of these packages that a test would not start itself. */
function install(packages: readonly string[]): boolean {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: readonly string[]) => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args]
    return run(command, ...rest)
  }
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...packages)
}

const missing = NEEDS.filter((need) => !isThere(need, need.programs))
if (missing.length > 0) {
  console.log(`installing what the tests need: ${missing.map((need) => need.debianPackage).join(', ')}`)
  install(missing.map((need) => need.debianPackage))
}
const unmet = missing.filter((need) => !isThere(need, [...need.programs, ...(need.substitutes ?? [])]))
for (const need of unmet) {
  console.error(
    `the tests need ${need.what}: \`apt-get install ${need.debianPackage}\` on Debian, or ${need.otherwise}`,
  )
  process.exitCode = 1
}
