import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Dkim, readDkim } from '../../src/channels/email/dkim.ts'
import { openOutgoing } from '../../src/channels/email/outgoing.ts'

let folder: string
let dkim: Dkim
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reglament-dkim-'))
  dkim = await readDkim(folder, 'desk2026', 'desk.example')
})
afterAll(() => rm(folder, { recursive: true }))

/** What a server that receives our letter is given. */
async function delivered(): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      void buffer(stream).then((bytes) => {
        resolve(bytes)
        done()
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const outgoing = openOutgoing(`smtp://127.0.0.1:${address.port}`, dkim)
  const sent = await outgoing.send({
    from: { address: 'ideco-ics@desk.example', name: 'Техническая поддержка' },
    to: { address: 'anna@romashka.example', name: 'Анна' },
    cc: [],
    replyTo: 'ideco-ics+c1@desk.example',
    envelopeFrom: 'ideco-ics+c1@desk.example',
    subject: 'Re: Не печатает чек [ICS-1]',
    text: 'Обновитесь до 7.9.9.\n',
    html: '<p>Обновитесь до 7.9.9.</p>',
    messageId: '<one@desk.example>',
    inReplyTo: null,
    references: [],
    date: new Date('2026-03-06T12:00:00Z'),
    headers: {},
    attachments: [],
  })
  expect(sent).toEqual({ kind: 'sent' })
  outgoing.close()
  const bytes = await promise
  await new Promise<void>((closed) => server.close(closed))
  return bytes
}

/** DNS that has the one record. */
const resolver = async (name: string, type: string) => {
  if (name === dkim.record.name && type === 'TXT') return [[dkim.record.value]]
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
}

test('a letter is signed so that a receiving server believes it, with the record that the page shows', async () => {
  const letter = await delivered()
  const [result] = (await dkimVerify(letter, { resolver })).results
  expect(result).toMatchObject({ signingDomain: 'desk.example', selector: 'desk2026', status: { result: 'pass' } })
  const changed = Buffer.from(letter.toString('latin1').replace('<one@', '<two@'), 'latin1')
  const [other] = (await dkimVerify(changed, { resolver })).results
  expect(other?.status.result).not.toBe('pass')
})

test('the key is made once, and is for its owner alone', async () => {
  const again = await readDkim(folder, 'desk2026', 'desk.example')
  expect(again).toEqual(dkim)
  expect((await stat(join(folder, 'dkim.pem'))).mode & 0o077).toBe(0)
  expect(await readFile(join(folder, 'dkim.pem'), 'utf8')).toBe(dkim.privateKey)
})

test('a file that is no key is said in a sentence', async () => {
  const other = await mkdtemp(join(tmpdir(), 'reglament-dkim-'))
  await writeFile(join(other, 'dkim.pem'), 'nothing of the kind')
  await expect(readDkim(other, 's', 'desk.example')).rejects.toThrow(/dkim\.pem` is no RSA key in PEM/)
  await rm(other, { recursive: true })
})
