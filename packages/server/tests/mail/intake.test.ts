import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { mergeCases } from '../../src/handle/merge-cases.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail, done, SPECIALIST, said } from '../stories.ts'
import { caseOf, firstLetterOf, openedBy } from './opened.ts'
import { count, DESK, letter, post, readAll } from './post.ts'

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

describe('a letter becomes a case', () => {
  test('with the facts that it states, judged for the client who is known', async () => {
    const { number } = await openCase()
    const found = await detail(desks.shell, DESK, number)
    expect(found.row.state.request).toMatchObject({
      channel: 'email',
      product: 'ics',
      version: '7.9.9',
      contact: { email: client },
    })
    expect(found.row.state.verdict).toMatchObject({ verdict: 'accept', programme: 'subscription' })
    expect(found.letters.map(({ kind }) => kind)).toEqual(['registered'])
    expect(found.messages).toMatchObject([
      { direction: 'in', channel: 'email', internetId: `<first-${name}@firm.example>` },
    ])
  })

  test('delivered twice, it is one case', async () => {
    const raw = letter({ from: client, id: `twice-${name}@firm.example` })
    expect((await post(desks.shell, raw)).kind).toBe('registered')
    const withTrace = Buffer.concat([Buffer.from('Received: from mx.example by desk.example; later\r\n'), raw])
    expect((await post(desks.shell, withTrace)).kind).toBe('taken-already')
    expect(await count(desks.shell, 'message', `internet_id = '<twice-${name}@firm.example>'`)).toBe(1)
  })

  test('read by two at once, it is one case', async () => {
    const raw = letter({ from: client, id: `race-${name}@firm.example` })
    const both = await Promise.all([post(desks.shell, raw), post(desks.shell, raw), readAll(desks.shell)])
    expect(both.flat().filter(({ kind }) => kind === 'registered')).toHaveLength(1)
    expect(await count(desks.shell, 'message', `internet_id = '<race-${name}@firm.example>'`)).toBe(1)
  })

  test('the same words with another Message-ID are another case', async () => {
    const first = await post(desks.shell, letter({ from: client, id: `a-${name}@firm.example` }))
    const second = await post(desks.shell, letter({ from: client, id: `b-${name}@firm.example` }))
    expect(caseOf(second).number).not.toBe(caseOf(first).number)
  })

  test('attachments are kept, the nameless ones too', async () => {
    const body = [
      `From: ${client}`,
      'Subject: files',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Снимок',
      '--x',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'UE5H',
      '--x--',
    ].join('\r\n')
    const { number } = caseOf(await post(desks.shell, Buffer.from(body)))
    const { messages } = await detail(desks.shell, DESK, number)
    expect(messages[0]?.attachments).toMatchObject([
      { filename: 'image-1.png', contentType: 'image/png', sizeBytes: 3 },
    ])
    expect(Buffer.from(await desks.shell.files.read(messages[0]?.attachments[0]?.sha256 ?? '')).toString()).toBe('PNG')
  })

  test('bytes that no database takes as text are taken all the same', async () => {
    const raw = letter({
      from: client,
      subject: 'half \u0000 zero',
      text: 'нуль \u0000 и &#xD800; половина',
      id: `odd-${name}@firm.example`,
    })
    expect((await post(desks.shell, raw)).kind).toBe('registered')
  })
})

describe('an answer joins its case', () => {
  test('by the signed address', async () => {
    const { number, signed } = await openCase()
    const taken = await post(
      desks.shell,
      letter({ from: client, to: signed, id: `r-${name}@firm.example`, text: 'Ещё подробности' }),
      [signed],
    )
    expect(taken).toMatchObject({ kind: 'replied', number })
  })

  test('by the Message-ID of our letter, whatever address it was sent to', async () => {
    const { number } = await openCase()
    const inReplyTo = await firstLetterOf(desks.shell, number)
    expect(await post(desks.shell, letter({ from: client, inReplyTo, text: 'Ответ' }))).toMatchObject({
      kind: 'replied',
      number,
    })
  })

  test('from another person of the same organization', async () => {
    const { number, signed } = await openCase()
    const { row } = await detail(desks.shell, DESK, number)
    await inDesk(desks.shell.pool, DESK, (db) =>
      db.query({
        text: 'insert into contact (desk_id, id, organization_id, email, created_at) values ($1, $2, $3, $4, $5)',
        values: [DESK, desks.shell.newId(), row.organizationId, `boss@firm${name}.example`, new Date()],
      }),
    )
    expect(
      await post(desks.shell, letter({ from: `boss@firm${name}.example`, to: signed, text: 'Срочно!' })),
    ).toMatchObject({ kind: 'replied', number })
  })

  test('from somebody whom the client put into the copy', async () => {
    const { signed, number } = await openCase()
    await post(
      desks.shell,
      letter({
        from: client,
        to: signed,
        cc: 'Admin@helper.example',
        id: `cc-${name}@f.example`,
        text: 'В копии наш подрядчик',
      }),
    )
    expect(await post(desks.shell, letter({ from: 'admin@helper.example', to: signed, text: 'Журнал' }))).toMatchObject(
      { kind: 'replied', number },
    )
  })

  test('in a case that was merged it goes to the one that lives', async () => {
    const [a, b] = [
      await openCase(),
      caseOf(await post(desks.shell, letter({ from: client, id: `other-${name}@firm.example` }))),
    ]
    done(await mergeCases(desks.shell, DESK, a.caseId, { into: b.caseId, confirmed: false }, SPECIALIST))
    expect(await post(desks.shell, letter({ from: client, to: a.signed, text: 'К слитому' }))).toMatchObject({
      kind: 'replied',
      number: b.number,
    })
  })

  test('to a closed case opens it again', async () => {
    const { caseId, number, signed } = await openCase()
    done(await handle(desks.shell, DESK, caseId, { kind: 'answer' }, SPECIALIST, said('Готово', { direction: 'out' })))
    done(await handle(desks.shell, DESK, caseId, { kind: 'confirm' }, SPECIALIST))
    expect(await post(desks.shell, letter({ from: client, to: signed, text: 'Снова' }))).toMatchObject({
      kind: 'replied',
      number,
    })
    expect((await detail(desks.shell, DESK, number)).row.status).toBe('in-progress')
  })

  test('that states what was missing gets the case judged again', async () => {
    const { number, signed } = await openCase('Помогите, ничего не работает')
    expect((await detail(desks.shell, DESK, number)).row.state.verdict).toMatchObject({ verdict: 'incomplete' })
    await post(desks.shell, letter({ from: client, to: signed, text: 'Ideco ICS, версия 7.9.9' }))
    const { row, letters } = await detail(desks.shell, DESK, number)
    expect(row.state.verdict.verdict).toBe('accept')
    expect(row.turn).toBe('staff')
    expect(letters.map(({ kind }) => kind)).toEqual(['incomplete', 'registered'])
  })
})
