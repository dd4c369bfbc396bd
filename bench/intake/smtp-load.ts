// node bench/intake/smtp-load.ts PORT CONNECTIONS SECONDS: letters to the desk, each counted when it is answered with 250.
import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'
import { CLIENTS, DESK, emailOf } from './desk.ts'
import { repeat, TEXT } from './load.ts'

const [port = '2525', connections = '16', seconds = '5'] = process.argv.slice(2)
const run = `${process.pid}.${Date.now()}`

interface Session {
  send(text: string, code: string): Promise<void>
  end(): void
}

async function open(): Promise<Session> {
  const socket = createConnection({ host: '127.0.0.1', port: Number(port) })
  const lines = createInterface(socket)[Symbol.asyncIterator]()
  const answer = async (code: string) => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error('the listener hung up')
      if (value.startsWith(`${code} `)) return
      if (!value.startsWith(`${code}-`)) throw new Error(`answered \`${value}\`, not ${code}`)
    }
  }
  await answer('220')
  const session = {
    async send(text: string, code: string) {
      socket.write(`${text}\r\n`)
      await answer(code)
    },
    end: () => socket.destroy(),
  }
  await session.send('EHLO bench.example', '250')
  return session
}

const sessions = await Promise.all(Array.from({ length: Number(connections) }, open))
let next = Math.floor(Math.random() * CLIENTS)
const load = await repeat(sessions.length, Number(seconds), async (connection, turn) => {
  const session = sessions[connection]
  if (!session) return
  const from = emailOf(next++ % CLIENTS)
  const subject = `=?utf-8?B?${Buffer.from('Не открываются внутренние адреса').toString('base64')}?=`
  const message = [
    `From: <${from}>`,
    `To: <${DESK}@desk.example>`,
    `Subject: ${subject}`,
    `Message-ID: <${run}.${connection}.${turn}@bench.example>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(TEXT)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ].join('\r\n')
  await session.send(`MAIL FROM:<${from}>`, '250')
  await session.send(`RCPT TO:<${DESK}@desk.example>`, '250')
  await session.send('DATA', '354')
  await session.send(`${message}\r\n.`, '250')
})
for (const session of sessions) session.end()
console.log(JSON.stringify(load))
