import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { StartProblem } from '../../start-problem.ts'
import { type Account, canEnter } from './account.ts'

/**
 * Runs a program of the server under its account, in a process group of its own (Ctrl-C in our terminal must
 * reach us alone), and so that it is told to stop (SIGINT) when we die without a word.
 */
export type Keeper = (program: string, args: readonly string[], stdio: StdioOptions) => ChildProcess

/** What a child needs of our environment: no PG* variable of ours may turn the server's head. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: '', TZ: 'UTC' }

/**
 * The keeper for an account that has to reach `directories`.
 *
 * As root with a directory that the account can't get to (a project under a 0700 home), the server gets the one
 * right to pass directories, CAP_DAC_READ_SEARCH, and nothing else of root's.
 * @throws StartProblem where that right is not ours to give.
 */
export function keeperFor(account: Account, directories: readonly string[]): Keeper {
  const closed = directories.find((directory) => !canEnter(account, directory))
  const deathSignal = canSetpriv(['--pdeathsig', 'INT']) ? ['--pdeathsig', 'INT'] : null
  if (closed === undefined || account === null) {
    return (program, args, stdio) =>
      deathSignal
        ? spawn('setpriv', [...deathSignal, '--', program, ...args], { ...common(stdio), ...account })
        : spawn(program, [...args], { ...common(stdio), ...account })
  }
  const right = [
    // access(2), by which initdb looks for its server, forgets the rights of whoever is not root unless told not to.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_read_search',
    '--ambient-caps=-all,+dac_read_search',
  ]
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  if (deathSignal === null || !canSetpriv([...identity, ...right])) {
    throw new StartProblem(
      `PostgreSQL refuses to run as root, and account ${account.uid} can't get into \`${closed}\`: start the desk as the owner of that directory, or set REGLAMENT_DATA (and put the program) where everybody may pass, such as /var/lib/reglament`,
    )
  }
  return (program, args, stdio) =>
    spawn('setpriv', [...identity, ...right, ...deathSignal, '--', program, ...args], common(stdio))
}

function common(stdio: StdioOptions) {
  // `/` as working directory: ours may be one that the account can't be in.
  return { detached: true, cwd: '/', env: ENVIRONMENT, stdio }
}

function canSetpriv(options: readonly string[]): boolean {
  return spawnSync('setpriv', [...options, '--', 'true'], { stdio: 'ignore', cwd: '/' }).status === 0
}
