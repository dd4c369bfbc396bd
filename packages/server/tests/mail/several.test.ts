// A case that is split, cases that are merged: where letters go then, what they say, who reads what.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wordLetter } from '../../src/channels/word-letter.ts'
import { handle } from '../../src/handle/handle.ts'
import { mergeCases } from '../../src/handle/merge-cases.ts'
import { UnusableQuestion } from '../../src/handle/question.ts'
import { register } from '../../src/handle/register.ts'
import { type SplitInput, splitCase } from '../../src/handle/split-case.ts'
import { replyAddress } from '../../src/intake/reply-address.ts'
import { listMergedInto, rootOfCase } from '../../src/store/case/thread.ts'
import { readDesk } from '../../src/store/desk/desk.ts'
import { readLetter } from '../../src/store/letter/letter.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, type DoneOutcome, detail, done, SPECIALIST, said, type TestClient } from '../stories.ts'
import { DESK, DESK_ADDRESS, letter, post, SECRET } from './post.ts'

const SUBSCRIPTION = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const
const TWO = 'Ideco ICS 7.9.9. Не поднимается туннель.\n\nИ ещё не приходят   отчёты.'

let desks: TestDesks
let round = 0
let client: TestClient

beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())
beforeEach(async () => {
  round += 1
  desks.at('2026-03-10T10:00+03:00')
  client = await clientWith(desks.shell, DESK, `several${round}`, SUBSCRIPTION)
})

const signed = ({ number, caseId }: Pick<DoneOutcome, 'number' | 'caseId'>) =>
  replyAddress(DESK_ADDRESS, DESK, number, caseId, SECRET)

/** A case of the client by e-mail, and the id of its message. */
async function opened(text = TWO, from = client.email) {
  const taken = await post(desks.shell, letter({ from, id: `${round}-${Math.random()}@firm.example`, text }))
  if (!('caseId' in taken)) throw new Error(`no case: ${JSON.stringify(taken)}`)
  const { messages } = await detail(desks.shell, DESK, taken.number)
  return { caseId: taken.caseId, number: taken.number, messageId: messages[0]?.id ?? '' }
}

const split = (caseId: string, input: Partial<SplitInput>) =>
  splitCase(desks.shell, DESK, caseId, { messages: [], text: null, subject: null, about: {}, ...input }, SPECIALIST)
const merge = (from: { readonly caseId: string }, into: { readonly caseId: string }, confirmed = false) =>
  mergeCases(desks.shell, DESK, from.caseId, { into: into.caseId, confirmed }, SPECIALIST)

/** The last letter of a case, in words. */
async function lastLetter(number: number): Promise<string> {
  const { letters } = await detail(desks.shell, DESK, number)
  const desk = await readDesk(desks.shell.pool, DESK)
  const found = await inDesk(desks.shell.pool, DESK, (db) => readLetter(db, letters.at(-1)?.id ?? ''))
  if (!desk || !found) throw new Error('no letter')
  const addresses = { trackingUrl: () => 'http://track.example', regulationUrl: () => 'http://regulation.example' }
  return (await wordLetter({ shell: desks.shell, ...addresses }, desk, found)).rendered.text
}

describe('a case that is split', () => {
  test('leaves a second one that is judged from when the client asked, waits its turn and tells both numbers', async () => {
    const first = await opened()
    desks.at('2026-03-10T12:30+03:00')
    const second = done(
      await split(first.caseId, {
        messages: [first.messageId],
        text: 'И ещё не приходят отчёты.',
        about: { topic: 'setup' },
      }),
    )
    expect(second.state).toMatchObject({
      status: 'waiting-turn',
      verdict: { verdict: 'accept', programme: 'subscription' },
      request: { product: 'ics', topic: 'setup', description: 'И ещё не приходят отчёты.', firstContact: false },
      response: { dueAt: Date.parse('2026-03-10T14:00+03:00') },
    })
    const [a, b] = [await detail(desks.shell, DESK, first.number), await detail(desks.shell, DESK, second.number)]
    expect(a.events.at(-1)).toMatchObject({ kind: 'split', into: second.caseId, messages: [first.messageId] })
    expect(b.events[0]).toMatchObject({ kind: 'registered', splitFrom: first.caseId, behind: first.caseId })
    expect(a.row.status).toBe('registered')
    expect(b.messages).toMatchObject([{ text: 'И ещё не приходят отчёты.', internetId: null, at: a.messages[0]?.at }])
    expect(a.messages[0]?.text).toContain('туннель')
    expect([a.beside.links, b.beside.links]).toMatchObject([
      [{ kind: 'split-from', isReverse: true, other: { number: second.number } }],
      [{ kind: 'split-from', isReverse: false, other: { number: first.number } }],
    ])
    const told = await lastLetter(second.number)
    expect(told).toContain(`ICS-${first.number}`)
    expect(told).toContain(`ICS-${second.number}`)
    expect(a.letters).toHaveLength(1)
  })

  test('gets each answer where it belongs: by the letter of either, and by the client’s own', async () => {
    const first = await opened()
    const second = done(await split(first.caseId, { messages: [first.messageId] }))
    const to = (address: string) => post(desks.shell, letter({ from: client.email, to: address, text: 'Дополняю' }))
    expect(await to(signed(first))).toMatchObject({ kind: 'replied', number: first.number })
    expect(await to(signed(second))).toMatchObject({ kind: 'replied', number: second.number })
    const { messages } = await detail(desks.shell, DESK, first.number)
    const again = letter({ from: client.email, inReplyTo: messages[0]?.internetId ?? '', text: 'Вдогонку' })
    expect(await post(desks.shell, again)).toMatchObject({ kind: 'replied', number: first.number })
  })

  test('of several messages goes on with all of them, from the earliest', async () => {
    const first = await opened('Ideco ICS 7.9.9. Не поднимается туннель')
    desks.at('2026-03-10T11:00+03:00')
    for (const text of ['Кстати, отчёты', 'Отчёты не приходят с марта'])
      await post(desks.shell, letter({ from: client.email, to: signed(first), text }))
    desks.at('2026-03-10T13:00+03:00')
    const { messages } = await detail(desks.shell, DESK, first.number)
    const second = done(
      await split(first.caseId, { messages: messages.slice(1).map(({ id }) => id), subject: 'Отчёты' }),
    )
    expect(second.state.response.dueAt).toBe(Date.parse('2026-03-10T15:00+03:00'))
    const { row, messages: copied } = await detail(desks.shell, DESK, second.number)
    expect(row.subject).toBe('Отчёты')
    expect(copied.map(({ text }) => text.trim())).toEqual(['Кстати, отчёты', 'Отчёты не приходят с марта'])
  })

  test.each<[string, (messageId: string) => Partial<SplitInput>]>([
    ['words that the client did not write', (id) => ({ messages: [id], text: 'Верните деньги' })],
    ['a message of another case', () => ({ messages: [desks.shell.newId()] })],
    ['nothing', () => ({ messages: [] })],
  ])('is not split by %s, and nothing is left of the attempt', async (_, input) => {
    const first = await opened()
    await expect(split(first.caseId, input(first.messageId))).rejects.toThrow(UnusableQuestion)
    expect((await detail(desks.shell, DESK, first.number)).events).toHaveLength(1)
  })

  test('can’t be split when it is closed', async () => {
    const first = await opened()
    done(await handle(desks.shell, DESK, first.caseId, { kind: 'confirm' }, SPECIALIST))
    expect(await split(first.caseId, { messages: [first.messageId] })).toMatchObject({ code: 'case-closed' })
  })
})

describe('a case that is merged', () => {
  test('is an alias over any chain: letters find the one that lives, which shows what was said in all', async () => {
    const [a, b, c] = [await opened('Ideco ICS 7.9.9, раз'), await opened('Ideco ICS 7.9.9, два'), await opened('три')]
    done(await merge(c, b))
    done(await merge(b, a))
    const reply = letter({ from: client.email, to: signed(c), text: 'К третьему' })
    expect(await post(desks.shell, reply)).toMatchObject({ kind: 'replied', number: a.number })
    const { messages, beside, row } = await detail(desks.shell, DESK, a.number)
    expect(row.status).toBe('registered')
    expect(messages.map(({ mergedNumber }) => mergedNumber)).toEqual(expect.arrayContaining([null, b.number, c.number]))
    expect(beside.merged.map(({ number }) => number)).toEqual([b.number, c.number])
    for (const { number } of [b, c]) expect((await detail(desks.shell, DESK, number)).row.status).toBe('closed')
    done(await handle(desks.shell, DESK, a.caseId, { kind: 'answer' }, SPECIALIST, said('Ответ', { direction: 'out' })))
    expect(await lastLetter(a.number)).toContain(`ICS-${b.number}, ICS-${c.number}`)
  })

  test('is not brought back by what a specialist records of the client: it is said to the one that lives', async () => {
    const [a, b] = [await opened(), await opened('Ideco ICS 7.9.9, ещё раз')]
    done(await merge(b, a))
    const told = done(
      await handle(desks.shell, DESK, b.caseId, { kind: 'reply' }, SPECIALIST, said('Звонил: всё то же')),
    )
    expect(told).toMatchObject({ caseId: a.caseId, number: a.number })
    const { row, events } = await detail(desks.shell, DESK, b.number)
    expect([row.status, events.at(-1)?.kind]).toEqual(['closed', 'closed'])
    expect((await detail(desks.shell, DESK, a.number)).messages.at(-1)?.text).toBe('Звонил: всё то же')
  })

  test('never goes round: not into itself, nor into one of its own aliases, nor two into each other at once', async () => {
    const [a, b] = [await opened(), await opened()]
    expect(await merge(a, a)).toMatchObject({ code: 'merge-into-itself' })
    done(await merge(b, a))
    expect(await merge(a, b)).toMatchObject({ code: 'merge-into-itself' })
    const [c, d] = [await opened(), await opened()]
    const both = await Promise.all([merge(c, d), merge(d, c)])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'rejected'])
  })

  test('hands over the turn that it had, and what it owed', async () => {
    const a = await opened()
    done(await handle(desks.shell, DESK, a.caseId, { kind: 'answer' }, SPECIALIST))
    desks.at('2026-03-10T11:00+03:00')
    const b = await opened('Ideco ICS 7.9.9, ещё раз о туннеле')
    done(await merge(b, a))
    const { row } = await detail(desks.shell, DESK, a.number)
    expect(row.state).toMatchObject({
      status: 'in-progress',
      hasTurn: true,
      response: { cycle: 2, dueAt: Date.parse('2026-03-10T15:00+03:00') },
    })
  })

  test('of another client needs a person’s word, and stays apart: neither reads the other, each goes on alone', async () => {
    const other = await clientWith(desks.shell, DESK, `stranger${round}`, SUBSCRIPTION)
    const a = await opened()
    const b = await opened('Ideco ICS 7.9.9, то же самое', other.email)
    expect(await merge(b, a)).toMatchObject({ code: 'merge-of-strangers' })
    done(await merge(b, a, true))
    const { letters } = await detail(desks.shell, DESK, b.number)
    expect(letters.map(({ kind }) => kind)).toEqual(['registered', 'closed'])
    const [root, merged] = await inDesk(desks.shell.pool, DESK, (db) =>
      Promise.all([rootOfCase(db, b.caseId), listMergedInto(db, a.caseId)]),
    )
    expect(root).toBe(b.caseId)
    expect(merged).toMatchObject([{ number: b.number, apart: true }])
    const found = await inDesk(desks.shell.pool, DESK, (db) => readLetter(db, `${a.caseId}:1:0`))
    expect(found?.joined).toEqual([])
    expect(await post(desks.shell, letter({ from: other.email, to: signed(b), text: 'Ну что?' }))).toMatchObject({
      kind: 'replied',
      number: b.number,
    })
    expect((await detail(desks.shell, DESK, b.number)).row).toMatchObject({ status: 'registered' })
  })

  test('can’t go into one that has ended, and of another desk’s there is none', async () => {
    const [a, b] = [await opened(), await opened()]
    done(await handle(desks.shell, DESK, a.caseId, { kind: 'confirm' }, SPECIALIST))
    expect(await merge(b, a)).toMatchObject({ code: 'merge-into-ended' })
    const foreign = await clientWith(desks.shell, 'shtrih-m', `foreign${round}`, [])
    const there = done(
      await register(desks.shell, 'shtrih-m', foreign.asks('Чек', { product: 'software', version: '5' })),
    )
    expect(await merge(b, there)).toEqual({ kind: 'unknown-case' })
  })
})
