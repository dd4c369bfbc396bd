import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { codeOf } from '../../start-problem.ts'

/**
 * Whether a process with this pid runs. A zombie does not: it has ended, and in a container without an init
 * nobody may ever collect it.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM'
  }
  return stateOf(pid) !== 'Z'
}

/** The letter of /proc/PID/stat, behind the command in brackets (which may hold brackets itself). */
function stateOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2)[0]
  } catch {
    return undefined // no /proc here, or the process has just ended
  }
}

/**
 * Whether the process is a PostgreSQL server (or one of its backends) of this cluster. Each of them works in
 * the cluster's directory; a shell in which a person has gone there is not one.
 */
export function worksIn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') {
    // Only the server names its directory; without /proc its backends can't be told apart.
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
    } catch {
      return false // ps answers 1 for a pid that is not there
    }
  }
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === cluster && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
    )
  } catch {
    return false // ended, a zombie, or of another account and so not a server of ours
  }
}

/** Every running process of the cluster. `cluster` is a real path. */
export function processesOf(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && worksIn(pid, cluster))
}
