// A real IMAP server for a test: Debian's Dovecot, in the foreground, on a port and in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Dovecot {
  readonly port: number
  readonly user: string
  readonly password: string
  /** Ends the server at once, with every connection. */
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

const PROGRAM = '/usr/sbin/dovecot'
const PASSWORD = 'the mailbox’s password'
/** `nobody`: mail must not belong to root, and Dovecot refuses to serve it. */
const NOBODY = 65534

/** @throws Error that says what to install: a test of IMAP without an IMAP server would say nothing. */
export async function startDovecot(user: string): Promise<Dovecot> {
  if (!existsSync(PROGRAM)) {
    throw new Error(
      `these tests need an IMAP server: install Debian's package \`dovecot-imapd\` (\`apt-get install -y dovecot-imapd\`)`,
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'reglament-dovecot-'))
  const port = await freePort()
  const config = join(folder, 'dovecot.conf')
  const mail = join(folder, 'mail')
  await mkdir(mail)
  await chmod(folder, 0o755)
  const isRoot = userInfo().uid === 0
  if (isRoot) await chown(mail, NOBODY, NOBODY)
  await writeFile(config, configuration({ folder, mail, port, user, isRoot }), { mode: 0o644 })
  await writeFile(join(folder, 'users'), `${user}:{PLAIN}${PASSWORD}\n`, { mode: 0o644 })
  let server: ChildProcess | null = null
  const kill = async () => {
    if (!server) return
    const ended = new Promise((done) => server?.once('exit', done))
    server.kill('SIGTERM')
    await ended
    server = null
  }
  const start = async () => {
    const started = spawn(PROGRAM, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    started.stderr?.on('data', (chunk) => {
      words += chunk
    })
    server = started
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (started.exitCode !== null) throw new Error(`dovecot ended at once: ${words}`)
      if (await isListening(port)) return
      await sleep(50)
    }
    throw new Error(`dovecot does not listen: ${words}`)
  }
  await start()
  return {
    port,
    user,
    password: PASSWORD,
    kill,
    start,
    async close() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Place {
  readonly folder: string
  readonly mail: string
  readonly port: number
  readonly user: string
  readonly isRoot: boolean
}

function configuration({ folder, mail, port, isRoot }: Place): string {
  const own = userInfo().username
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}/%u
first_valid_uid = 1
${isRoot ? '' : `default_internal_user = ${own}\ndefault_login_user = ${own}\n`}
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${isRoot ? NOBODY : userInfo().uid} gid=${isRoot ? NOBODY : userInfo().gid} home=${mail}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
