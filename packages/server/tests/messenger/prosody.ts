// A real XMPP server for a test: Debian's Prosody, in the foreground, on a port and in a folder of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const DOMAIN = 'jabber.example'

export interface Prosody {
  /** `xmpp://127.0.0.1:PORT` */
  readonly service: string
  register(user: string, password: string): void
  close(): Promise<void>
}

const PROGRAM = '/usr/bin/prosody'
/** Prosody does not run as root: it becomes this account, or stays who we are. */
const NOBODY = 65534
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/** @throws Error that says what to install: a test of XMPP without a server would say nothing. */
export async function startProsody(): Promise<Prosody> {
  if (!existsSync(PROGRAM)) {
    throw new Error(
      "these tests need an XMPP server: install Debian's package `prosody` (`apt-get install -y prosody`)",
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'reglament-prosody-'))
  const data = join(folder, 'data')
  await mkdir(data)
  const port = await freePort()
  const config = join(folder, 'prosody.cfg.lua')
  await writeFile(config, configuration(folder, data, port), { mode: 0o644 })
  if (asNobody.uid !== undefined) for (const path of [folder, data, config]) await chown(path, NOBODY, NOBODY)
  const server = spawn(PROGRAM, ['-F', '--config', config], { ...asNobody, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk) => {
      words += chunk
    })
  }
  await listening(server, port, () => words)
  return {
    service: `xmpp://127.0.0.1:${port}`,
    register(user, password) {
      const { status, stdout, stderr } = spawnSync(
        'prosodyctl',
        ['--config', config, 'register', user, DOMAIN, password],
        { ...asNobody, encoding: 'utf8', cwd: folder },
      )
      if (status !== 0) throw new Error(`prosodyctl did not make \`${user}\`: ${stdout} ${stderr}`)
    },
    async close() {
      const ended = new Promise((done) => server.once('exit', done))
      server.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listening(server: ChildProcess, port: number, words: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`prosody ended at once: ${words()}`)
    if (await isListening(port)) return
    await sleep(50)
  }
  throw new Error(`prosody does not listen: ${words()}`)
}

function configuration(folder: string, data: string, port: number): string {
  return `
pidfile = "${folder}/prosody.pid"
data_path = "${data}"
log = { warn = "*console" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
s2s_ports = {}
modules_enabled = { "roster", "saslauth", "disco", "ping", "offline", "presence", "message", "iq", "carbons", "blocklist" }
modules_disabled = { "s2s", "tls" }
authentication = "internal_plain"
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
VirtualHost "${DOMAIN}"
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
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
