import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeliveryParts, deliverLetter } from '../../src/channels/email/deliver-letter.ts'
import { type Outgoing, openOutgoing } from '../../src/channels/email/outgoing.ts'
import { type Mail, parseMail } from '../../src/channels/email/parse.ts'
import { handle } from '../../src/handle/handle.ts'
import { DELIVER_LETTER } from '../../src/store/job-queue.ts'
import { releaseHeldLetters } from '../../src/store/letter/letter.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail, done, SPECIALIST, said } from '../stories.ts'
import { DESK, DESK_ADDRESS, letter, post, SECRET } from './post.ts'

let desks: TestDesks
let server: SMTPServer
let outgoing: Outgoing
/** What the receiving server took, and what it answers to the next letter. */
let taken: { readonly mail: Mail; readonly from: string; readonly to: string }[] = []
let answer: { responseCode: number; message: string } | null = null
let round = 0

beforeAll(async () => {
  desks = await testDesks()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(answer && Object.assign(new Error(answer.message), answer)),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        taken.push({
          mail: parseMail(Buffer.concat(chunks)),
          from,
          to: envelope.rcptTo.map(({ address }) => address).join(),
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  outgoing = openOutgoing(`smtp://127.0.0.1:${portOf(server.server)}`, null)
})
afterAll(async () => {
  outgoing.close()
  await new Promise<void>((closed) => server.close(() => closed()))
  await desks.close()
})
beforeEach(() => {
  taken = []
  answer = null
  round += 1
})

function portOf(listening: { address(): unknown }): number {
  const address = listening.address()
  if (typeof address === 'object' && address !== null && 'port' in address) return Number(address.port)
  throw new Error('no port')
}

const parts = (through: Outgoing | null = outgoing): DeliveryParts => ({
  shell: desks.shell,
  secret: SECRET,
  outgoing: through,
  trackingUrl: (desk, number, key) => `https://desk.example/d/${desk}/track/${number}?key=${key}`,
  regulationUrl: (desk, { locale }) => `https://desk.example/d/${desk}/regulation?locale=${locale}`,
})

async function openCase() {
  const { email } = await clientWith(desks.shell, DESK, `sends${round}`, [
    { kind: 'subscription', product: 'ics', from: '2026-01-10' },
  ])
  const made = await post(
    desks.shell,
    letter({ from: email, id: `q${round}@f.example`, subject: 'Шлюз', text: 'Ideco ICS 7.9.9 не пускает' }),
  )
  if (!('caseId' in made)) throw new Error(made.kind)
  return { email, ...made }
}

async function lettersOf(number: number) {
  return (await detail(desks.shell, DESK, number)).letters
}

/** Sends every letter of the case; in order. */
async function deliverAll(number: number, through: Outgoing | null = outgoing): Promise<string[]> {
  const ends: string[] = []
  for (const { id } of await lettersOf(number)) ends.push(await deliverLetter(parts(through), DESK, id))
  return ends
}

describe('a letter goes out', () => {
  test('with the thread of the case, a signed address for the answer, and marked as automatic', async () => {
    const { email, number } = await openCase()
    expect(await deliverAll(number)).toEqual(['sent'])
    const [{ mail, from, to } = { mail: null, from: '', to: '' }] = taken
    expect(to).toBe(email)
    expect(mail?.subject).toBe(`Re: Шлюз [ICS-${number}]`)
    expect(mail?.from).toEqual({ address: DESK_ADDRESS, name: await deskTitle() })
    expect(mail?.inReplyTo).toBe(`<q${round}@f.example>`)
    expect(mail?.references).toEqual([`<q${round}@f.example>`])
    expect(mail?.replyTo[0]?.address).toMatch(new RegExp(`^ideco-ics\\+c${number}\\.[a-z2-7]{16}@desk\\.example$`))
    expect(from).toBe(mail?.replyTo[0]?.address)
    expect(mail?.automatic).toBe('auto-submitted')
    expect(mail?.text).toContain(`ICS-${number}`)
    expect(await lettersOf(number)).toMatchObject([{ status: 'sent' }])
  })

  test('a specialist’s answer carries the words, is no automatic mail, and its answer joins the case', async () => {
    const { email, caseId, number } = await openCase()
    done(
      await handle(
        desks.shell,
        DESK,
        caseId,
        { kind: 'answer' },
        SPECIALIST,
        said('Откройте порт 33.', { direction: 'out' }),
      ),
    )
    await deliverAll(number)
    const sent = taken.at(-1)?.mail
    expect(sent?.text.startsWith('Откройте порт 33.')).toBe(true)
    expect(sent?.visibleText).toBe('Откройте порт 33.')
    expect(sent?.automatic).toBeNull()
    const back = letter({
      from: email,
      to: sent?.replyTo[0]?.address ?? '',
      inReplyTo: sent?.messageId ?? '',
      id: `back${round}@f.example`,
      text: 'Помогло!',
    })
    expect(await post(desks.shell, back, [sent?.replyTo[0]?.address ?? ''])).toMatchObject({ kind: 'replied', number })
  })

  test('sent twice (killed before it was marked), it has the same Message-ID', async () => {
    const { number } = await openCase()
    const [first] = await lettersOf(number)
    await deliverAll(number)
    await inDesk(desks.shell.pool, DESK, (db) =>
      db.query({ text: `update letter set status = 'queued' where id = $1`, values: [first?.id] }),
    )
    await deliverAll(number)
    expect(taken).toHaveLength(2)
    expect(taken[0]?.mail.messageId).toBe(taken[1]?.mail.messageId)
  })

  test('once sent it is not sent again', async () => {
    const { number } = await openCase()
    expect([...(await deliverAll(number)), ...(await deliverAll(number))]).toEqual(['sent', 'nothing-to-do'])
    expect(taken).toHaveLength(1)
  })
})

describe('a letter that does not go out', () => {
  test('is failed with the server’s words where it is refused for good', async () => {
    const { number } = await openCase()
    answer = { responseCode: 550, message: 'no such user here' }
    expect(await deliverAll(number)).toEqual(['failed'])
    expect((await lettersOf(number))[0]).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('no such user here'),
    })
  })

  test('is tried again where the server is busy', async () => {
    const { number } = await openCase()
    answer = { responseCode: 451, message: 'greylisted' }
    await expect(deliverAll(number)).rejects.toThrow('greylisted')
    expect((await lettersOf(number))[0]).toMatchObject({ status: 'queued' })
    answer = null
    expect(await deliverAll(number)).toEqual(['sent'])
  })

  test('is tried again where there is no server, and given up after three days', async () => {
    const { number } = await openCase()
    const closed = createServer()
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening))
    const nobody = openOutgoing(`smtp://127.0.0.1:${portOf(closed)}`, null)
    await new Promise((ended) => closed.close(ended))
    await expect(deliverAll(number, nobody)).rejects.toThrow('was not taken')
    const later = { ...parts(nobody), shell: { ...desks.shell, clock: () => desks.at('2026-03-06T10:00+03:00') } }
    expect(await deliverLetter(later, DESK, (await lettersOf(number))[0]?.id ?? '')).toBe('failed')
    desks.at('2026-03-02T10:00+03:00')
    nobody.close()
  })

  test('is suppressed where the desk has written thirty by itself within the hour; a specialist’s answer goes', async () => {
    const { email, caseId, number } = await openCase()
    for (let index = 0; index < 31; index += 1) {
      await post(desks.shell, letter({ from: email, id: `loop${index}-${round}@f.example`, text: `робот ${index}` }))
    }
    const all = await inDesk(desks.shell.pool, DESK, (db) =>
      db.query<{ id: string }>({
        text: 'select id from letter where recipient = $1 order by created_at, id',
        values: [email],
      }),
    )
    const ends: string[] = []
    for (const { id } of all.rows) ends.push(await deliverLetter(parts(), DESK, id))
    expect(ends).toEqual([...Array<string>(30).fill('sent'), 'suppressed', 'suppressed'])
    done(
      await handle(
        desks.shell,
        DESK,
        caseId,
        { kind: 'answer' },
        SPECIALIST,
        said('Это человек.', { direction: 'out' }),
      ),
    )
    expect((await deliverAll(number)).at(-1)).toBe('sent')
  })

  test('is held where no server is set, and goes when there is one', async () => {
    const { number } = await openCase()
    expect(await deliverAll(number, null)).toEqual(['held'])
    expect(await inDesk(desks.shell.pool, DESK, (db) => releaseHeldLetters(db, DELIVER_LETTER))).toBeGreaterThan(0)
    expect(await deliverAll(number)).toEqual(['sent'])
  })
})

async function deskTitle(): Promise<string> {
  const { rows } = await desks.shell.pool.query<{ ru: string }>("select title->>'ru' as ru from desk where id = $1", [
    DESK,
  ])
  return rows[0]?.ru ?? ''
}
