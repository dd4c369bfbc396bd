import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { listUnreadable } from '../../src/store/intake/raw-message.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail, done, SPECIALIST, said } from '../stories.ts'
import { caseOf, firstLetterOf, openedBy } from './opened.ts'
import { DESK, DESK_ADDRESS, letter, post } from './post.ts'

let desks: TestDesks
let name = 0
let client: string

beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())
beforeEach(async () => {
  name += 1
  const made = await clientWith(desks.shell, DESK, `firm${name}`, [
    { kind: 'subscription', product: 'ics', from: '2026-01-10' },
  ])
  client = made.email
})

/** A case of the client, and the address that its letters give for answers. */
const openCase = (text = 'Ideco ICS 7.9.9 не пускает в интернет') =>
  openedBy(desks.shell, client, `first-${name}@firm.example`, text)

describe('a stranger gets a case of their own', () => {
  test.each([
    [
      'who writes to the signed address',
      (signed: string) => letter({ from: 'stranger@elsewhere.example', to: signed }),
    ],
    [
      'who quotes the number in the subject',
      (_: string, number: number) => letter({ from: 'stranger@elsewhere.example', subject: `Re: [ICS-${number}]` }),
    ],
    [
      'who answers our letter',
      (_: string, __: number, ours: string) => letter({ from: 'stranger@elsewhere.example', inReplyTo: ours }),
    ],
  ])('%s', async (_, write) => {
    const { number, signed } = await openCase()
    const raw = write(signed, number, await firstLetterOf(desks.shell, number))
    const taken = await post(desks.shell, Buffer.concat([Buffer.from(`Message-ID: <s-${name}@x.example>\r\n`), raw]), [
      signed,
    ])
    expect(taken.kind).toBe('registered')
    expect(caseOf(taken).number).not.toBe(number)
  })

  test('a client who makes up a token starts a new case', async () => {
    const { number, signed } = await openCase()
    const forged = signed.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@')
    const taken = await post(desks.shell, letter({ from: client, to: forged, id: `forged-${name}@firm.example` }), [
      forged,
    ])
    expect(taken.kind).toBe('registered')
    expect(caseOf(taken).number).not.toBe(number)
  })
})

describe('automatic mail gets no answer and is not lost', () => {
  test('of a participant it is noted; the turn and the closed case stay as they are', async () => {
    const { caseId, number, signed } = await openCase()
    done(await handle(desks.shell, DESK, caseId, { kind: 'answer' }, SPECIALIST, said('Готово', { direction: 'out' })))
    done(await handle(desks.shell, DESK, caseId, { kind: 'confirm' }, SPECIALIST))
    const before = await detail(desks.shell, DESK, number)
    const taken = await post(
      desks.shell,
      letter({ from: client, to: signed, headers: ['Auto-Submitted: auto-replied'], text: 'Я в отпуске' }),
    )
    expect(taken).toMatchObject({ kind: 'noted', number })
    const after = await detail(desks.shell, DESK, number)
    expect([after.row.status, after.row.turn]).toEqual(['closed', 'nobody'])
    expect(after.letters).toHaveLength(before.letters.length)
    expect(after.messages.at(-1)).toMatchObject({ direction: 'note', text: 'Я в отпуске' })
  })

  test('a person’s answer through a company’s list is an answer', async () => {
    const { number, signed } = await openCase()
    const raw = letter({
      from: client,
      to: signed,
      headers: ['List-Id: <it.firm.example>', 'Precedence: list'],
      text: 'Журнал прислали',
    })
    expect(await post(desks.shell, raw)).toMatchObject({ kind: 'replied', number })
  })

  test('that belongs to nothing waits for a person, with the reason', async () => {
    const taken = await post(
      desks.shell,
      letter({ from: 'news@shop.example', headers: ['Precedence: bulk'], id: `bulk-${name}@x.example` }),
    )
    expect(taken).toEqual({ kind: 'for-a-person', problem: 'automatic: precedence' })
    const waiting = await inDesk(desks.shell.pool, DESK, listUnreadable)
    expect(waiting.at(-1)).toMatchObject({ problem: 'automatic: precedence', source: 'smtp' })
  })

  test('an empty sender on the envelope says so, though the letter does not', async () => {
    const raw = letter({ from: client, id: `null-${name}@firm.example` })
    expect(await post(desks.shell, raw, [DESK_ADDRESS], DESK, '')).toEqual({
      kind: 'for-a-person',
      problem: 'automatic: empty-return-path',
    })
  })

  test('our own letter that comes back is dropped', async () => {
    const taken = await post(desks.shell, letter({ from: DESK_ADDRESS, id: `loop-${name}@x.example` }))
    expect(taken).toEqual({ kind: 'dropped', problem: 'loop' })
  })

  test('a letter without a sender waits for a person', async () => {
    const taken = await post(desks.shell, Buffer.from(`Subject: nobody ${name}\r\n\r\ntext`))
    expect(taken).toEqual({ kind: 'for-a-person', problem: 'no-sender' })
  })

  test.each([
    ['failed', '5.1.1', 'failed'],
    ['delayed', '4.4.1', 'queued'],
  ])('a report that our letter is %s is noted, and the letter is then %s', async (action, status, expected) => {
    const { number } = await openCase()
    const ours = await firstLetterOf(desks.shell, number)
    const report = [
      'From: MAILER-DAEMON@mx.example',
      `To: ${DESK_ADDRESS}`,
      `Subject: report ${name}`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      '',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${client}`,
      `Action: ${action}`,
      `Status: ${status}`,
      '--x',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${ours}`,
      '--x--',
    ].join('\r\n')
    expect(await post(desks.shell, Buffer.from(report))).toMatchObject({ kind: 'noted', number })
    expect((await detail(desks.shell, DESK, number)).letters[0]).toMatchObject({ status: expected })
  })
})
