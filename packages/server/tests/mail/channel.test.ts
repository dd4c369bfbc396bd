import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Email, openEmail } from '../../src/channels/email/open-email.ts'
import { type Mail, parseMail } from '../../src/channels/email/parse.ts'
import { handle } from '../../src/handle/handle.ts'
import { type Jobs, startJobs } from '../../src/jobs/start-jobs.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { detail, done, SPECIALIST, said } from '../stories.ts'
import { count, DESK, DESK_ADDRESS, SECRET } from './post.ts'

// The whole channel as an installation opens it: letters come over SMTP, jobs read them, letters go to another server.
let desks: TestDesks
let email: Email
let jobs: Jobs
let mailServer: SMTPServer
const inbox: Mail[] = []

beforeAll(async () => {
  desks = await testDesks()
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        inbox.push(parseMail(Buffer.concat(chunks)))
        done()
      })
    },
  })
  await new Promise<void>((listening) => mailServer.listen(0, '127.0.0.1', listening))
  const address = mailServer.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  email = await openEmail({
    publicUrl: 'https://desk.example',
    shell: desks.shell,
    dkim: null,
    accountUrl: (desk: string) => `https://help.example/d/${desk}/account`,
    settings: {
      smtpListen: { host: '127.0.0.1', port: 0 },
      smtpUrl: `smtp://127.0.0.1:${address.port}`,
      imapUrls: [],
      secret: SECRET,
    },
    trackingUrl: (desk, number, key) => `https://desk.example/d/${desk}/track/${number}?key=${key}`,
    regulationUrl: (desk, { locale }) => `https://desk.example/d/${desk}/regulation?locale=${locale}`,
    say: () => {},
  })
  jobs = startJobs(desks.shell, email.tasks, { say: () => {} })
})
afterAll(async () => {
  await jobs.stop()
  await email.close()
  await new Promise<void>((closed) => mailServer.close(() => closed()))
  await desks.close()
})

async function letterCalled(pattern: RegExp): Promise<Mail> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = inbox.find(({ text }) => pattern.test(text))
    if (found) return found
    await sleep(50)
  }
  throw new Error(
    `no letter says ${pattern}; those that came: ${inbox.map(({ text }) => text.slice(0, 80)).join(' | ')}`,
  )
}

const client = () => createTransport({ host: '127.0.0.1', port: email.smtp?.port ?? 0, ignoreTLS: true })
const from = 'Анна Котова <kotova@romashka.example>'

test('a question, the acknowledgement, the answer, and the reply that joins the case', async () => {
  await client().sendMail({
    from,
    to: DESK_ADDRESS,
    subject: 'Шлюз не пускает',
    text: 'Ideco ICS 7.9.9, ИНН 7707083893. Не пускает.',
  })
  const acknowledged = await letterCalled(/зарегистрирован/)
  const number = Number(/ICS-(\d+)/.exec(acknowledged.subject)?.[1])
  const { row } = await detail(desks.shell, DESK, number)
  expect(row.state.request).toMatchObject({ product: 'ics', version: '7.9.9', organization: { inn: '7707083893' } })

  done(
    await handle(
      desks.shell,
      DESK,
      row.id,
      { kind: 'ask' },
      SPECIALIST,
      said('Пришлите журнал.', { direction: 'out' }),
    ),
  )
  const asked = await letterCalled(/^Пришлите журнал/)
  expect(asked.references).toContain(acknowledged.messageId)
  await client().sendMail({
    from,
    to: asked.replyTo[0]?.address ?? '',
    subject: asked.subject,
    inReplyTo: asked.messageId ?? '',
    text: 'Журнал во вложении.\n\n> Пришлите журнал.',
    attachments: [{ filename: 'журнал.log', content: 'ошибка' }],
  })
  for (let attempt = 0; attempt < 300 && (await detail(desks.shell, DESK, number)).row.turn !== 'staff'; attempt += 1)
    await sleep(50)
  const after = await detail(desks.shell, DESK, number)
  expect(after.row.turn).toBe('staff')
  expect(after.messages.at(-1)).toMatchObject({
    visibleText: 'Журнал во вложении.',
    attachments: [{ filename: 'журнал.log' }],
  })
  expect(await count(desks.shell, 'support_case')).toBe(1)
})

test('thirty letters from several senders at once are thirty cases', async () => {
  const before = await count(desks.shell, 'support_case')
  const pool = createTransport({ host: '127.0.0.1', port: email.smtp?.port ?? 0, ignoreTLS: true, pool: true })
  const letters = Array.from({ length: 30 }, (_, index) =>
    pool.sendMail({
      from: `c${index % 7}@many.example`,
      to: DESK_ADDRESS,
      subject: `n ${index}`,
      text: `вопрос ${index}`,
    }),
  )
  await Promise.all(letters)
  pool.close()
  for (
    let attempt = 0;
    attempt < 300 && (await count(desks.shell, 'raw_message', `status = 'stored'`)) > 0;
    attempt += 1
  )
    await sleep(50)
  expect(await count(desks.shell, 'support_case')).toBe(before + 30)
})
