import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { StartProblem } from '../../start-problem.ts'
import type { Layout } from './layout.ts'

/** Whom the server runs as: null is the account that runs us. PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number } | null

/**
 * The account for the server: ours, or as root the owner of the existing data, else `postgres`, else `nobody`.
 * The last two have a passwd entry on every system, and initdb refuses an account without one.
 * @throws StartProblem where the data belongs to an account that we can't act for.
 */
export function serverAccount(layout: Layout): Account {
  const us = process.geteuid?.()
  const owner = statSync(layout.cluster, { throwIfNoEntry: false })
  if (us !== 0) {
    if (us === undefined || owner === undefined || owner.uid === us) return null
    throw new StartProblem(
      `the database in \`${layout.cluster}\` belongs to account ${owner.uid} and we run as ${us}: start the desk as the account (or root) that made it, or hand the directory over with chown -R`,
    )
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':')
    const uid = Number(fields?.[2])
    const gid = Number(fields?.[3])
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new StartProblem(
    'PostgreSQL refuses to run as root, and this machine has neither an account `postgres` nor `nobody`: start the desk as another user',
  )
}

/** Whether the account gets into the directory. Tried and not computed: it honours ACLs and every parent. */
export function canEnter(account: Account, directory: string): boolean {
  if (account === null) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account, stdio: 'ignore' }).status === 0
}
