// Addresses: the desk's further ones, and those of clients that letters come back from.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type MailServer, openMailServer } from '../../../../tests/mail-server.ts'
import { type Delivered, deliverLetter } from '../../src/channels/email/deliver-letter.ts'
import { type Outgoing, openOutgoing } from '../../src/channels/email/outgoing.ts'
import { isFaultOfAddress } from '../../src/intake/address-fault.ts'
import { bareAddress } from '../../src/intake/reply-address.ts'
import { findDeskByAddress, setMailboxes } from '../../src/store/desk/desk.ts'
import { bouncedAmong, clearBounced } from '../../src/store/letter/bounced-address.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail } from '../stories.ts'
import { DESK, letter, post, SECRET } from './post.ts'

const GATEWAY = 'gateway@vendor.example'

let desks: TestDesks
let mail: MailServer
let outgoing: Outgoing
let email = ''
let round = 0

beforeAll(async () => {
  desks = await testDesks()
  mail = await openMailServer()
  outgoing = openOutgoing(mail.url, null)
  await inDesk(desks.shell.pool, DESK, (db) => setMailboxes(db, [{ address: GATEWAY, product: 'ics' }]))
})
afterAll(async () => {
  outgoing.close()
  await mail.close()
  await desks.close()
})
beforeEach(async () => {
  round += 1
  const rights = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const
  email = (await clientWith(desks.shell, DESK, `addresses${round}`, rights)).email
})

async function opened(to?: string, text = 'Ideco ICS 7.9.9 не пускает') {
  const raw = letter({ from: email, id: `${round}-${text.length}@firm.example`, text, ...(to ? { to } : {}) })
  const taken = await post(desks.shell, raw, [to ?? 'ideco-ics@desk.example'])
  if (!('caseId' in taken)) throw new Error(JSON.stringify(taken))
  return taken
}

async function deliverLast(number: number): Promise<Delivered> {
  const { letters } = await detail(desks.shell, DESK, number)
  const parts = {
    shell: desks.shell,
    secret: SECRET,
    outgoing,
    trackingUrl: () => 'https://desk.example/t',
    regulationUrl: () => 'https://desk.example/r',
  }
  return deliverLetter(parts, DESK, letters.at(-1)?.id ?? '')
}

describe('a further address of the desk', () => {
  test('takes letters, says what they are about, and is what the answer leaves from', async () => {
    const { number } = await opened(GATEWAY, 'Версия 7.9.9: не пускает')
    const read = await detail(desks.shell, DESK, number)
    expect(read.row.state.request.product).toBe('ics')
    expect(await deliverLast(number)).toBe('sent')
    const sent = mail.received.at(-1)?.mail
    expect(sent?.from?.value[0]?.address).toBe(GATEWAY)
    const replyTo = sent?.replyTo?.value[0]?.address ?? ''
    expect(bareAddress(replyTo)).toBe(GATEWAY)
    expect((await findDeskByAddress(desks.shell.pool, bareAddress(replyTo)))?.id).toBe(DESK)
    const again = await post(desks.shell, letter({ from: email, to: replyTo, id: `${round}-a@firm.example` }), [
      replyTo,
    ])
    expect(again).toMatchObject({ kind: 'replied', number })
  })

  test('a letter from it is our own that came back', async () => {
    const taken = await post(desks.shell, letter({ from: GATEWAY, id: `${round}-loop@x.example` }))
    expect(taken).toEqual({ kind: 'dropped', problem: 'loop' })
  })

  test('a case that came to the first address is answered from there', async () => {
    const { number } = await opened()
    await deliverLast(number)
    expect(mail.received.at(-1)?.mail.from?.value[0]?.address).toBe('ideco-ics@desk.example')
  })
})

function report(messageId: string, recipient: string, status: string, words: string): Buffer {
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example',
      'To: ideco-ics@desk.example',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${messageId.replace(/\W/g, '')}-${status}-${recipient}>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      '',
      '--r',
      'Content-Type: text/plain',
      '',
      'Not delivered.',
      '--r',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${words}`,
      '--r',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${messageId}`,
      '',
      'x',
      '--r--',
    ].join('\r\n'),
  )
}

const isHeldBack = async (address: string) =>
  (await inDesk(desks.shell.pool, DESK, (db) => bouncedAmong(db, [address]))).has(address.toLowerCase())

describe('an address that letters come back from', () => {
  async function sentTo() {
    const { number } = await opened()
    await deliverLast(number)
    return { number, messageId: mail.received.at(-1)?.mail.messageId ?? '' }
  }

  test('is marked; nothing goes there until somebody says that it is right again', async () => {
    const { messageId } = await sentTo()
    const taken = await post(desks.shell, report(messageId, email.toUpperCase(), '5.1.1', '550 no such user'))
    expect(taken.kind).toBe('noted')
    expect(await isHeldBack(email)).toBe(true)

    const next = await opened(undefined, 'Второй вопрос о шлюзе, тоже ICS 7.9.9')
    const before = mail.received.length
    expect(await deliverLast(next.number)).toBe('suppressed')
    expect((await detail(desks.shell, DESK, next.number)).letters.at(-1)?.problem).toBe('bounced-address')
    expect(mail.received.length).toBe(before)

    const cleared = await inDesk(desks.shell.pool, DESK, (db) =>
      clearBounced(db, email, 'someone', desks.shell.clock()),
    )
    expect(cleared).toBe(true)
    const third = await opened(undefined, 'Третий вопрос о шлюзе, и он про ICS 7.9.9')
    expect(await deliverLast(third.number)).toBe('sent')
  })

  test('a full box is not its fault', async () => {
    const { messageId } = await sentTo()
    await post(desks.shell, report(messageId, email, '5.2.2', '552 mailbox full'))
    expect(await isHeldBack(email)).toBe(false)
  })

  test('a report names a stranger: the address that our letter went to is marked, and not theirs', async () => {
    const { messageId } = await sentTo()
    await post(desks.shell, report(messageId, 'other@elsewhere.example', '5.1.1', '550 no such user'))
    expect(await isHeldBack('other@elsewhere.example')).toBe(false)
    expect(await isHeldBack(email)).toBe(true)
  })

  test('a report about no letter of ours marks nothing', async () => {
    await post(desks.shell, report('<made-up@x.example>', email, '5.1.1', '550 no such user'))
    expect(await isHeldBack(email)).toBe(false)
  })
})

test.each([
  ['5.1.1', 'user unknown', true],
  ['5.4.1', 'recipient address rejected', true],
  ['5.2.2', 'mailbox full', false],
  ['5.7.1', 'message refused', false],
  ['4.2.1', 'try later', false],
  [null, '550 no such user here', true],
  [null, '550 rejected as SPAM', false],
  [null, 'ящик переполнен', false],
])('%s «%s»: is it the address? %s', (status, words, expected) => {
  expect(isFaultOfAddress(status, words)).toBe(expected)
})
