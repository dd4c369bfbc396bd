import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NewMessage } from '../../src/handle/command.ts'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { readForSearch } from '../../src/jobs/read-for-search.ts'
import { insertContact, insertOrganization } from '../../src/store/client/client.ts'
import { insertHolding } from '../../src/store/client/holding.ts'
import { type Found, search } from '../../src/store/search/search.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { CLIENT, done, SPECIALIST, said } from '../stories.ts'

const DESK = 'ideco-ics'
const OTHER = 'shtrih-m'

interface Told {
  readonly subject: string
  readonly text: string
  readonly client: keyof typeof CLIENTS
  readonly file?: string
}

const CLIENTS = {
  romashka: ['ООО «Ромашка»', '7707083893', 'Анна Котова', 'anna.kotova@romashka.example', '+79123456789'],
  vector: ['АО «Вектор»', '7736050003', 'Борис Гусев', 'boris@vector.example', '+74951112233'],
  lotos: ['ИП Лис', '526317984689', 'Вера Лис', 'vera@lotos.example', '+78312000603'],
} as const

/** Cases by number, from 1. */
const TOLD: readonly Told[] = [
  { subject: 'Касса не печатает чек', text: 'После обновления касса перестала печатать чеки.', client: 'romashka' },
  {
    subject: 'Программа падает',
    text: 'The driver crashed twice, see the log. Туннель ни при чём.',
    client: 'vector',
    file: 'kkt_error.log',
  },
  { subject: 'Выставите счёт', text: 'Нужен счёт на продление. Чек не подходит: печатает криво.', client: 'romashka' },
  { subject: 'Вопрос по VPN', text: '<img src=x onerror=alert(1)> туннель до Санкт-Петербурга', client: 'lotos' },
]

let desks: TestDesks
const ids: string[] = []

const find = (q: string, desk = DESK, onlyHandedOver = false): Promise<Found> =>
  inDesk(desks.shell.pool, desk, (db) => search(db, q, { limit: 10, onlyHandedOver }))
const numbers = async (q: string) => (await find(q)).cases.map(({ number }) => number)
const read = () => readForSearch(desks.shell, (line) => expect.fail(line))
const waiting = async () => (await desks.shell.pool.query('select desk from search_waiting() as desk')).rowCount

async function tell(desk: string, { subject, text, client, file }: Told): Promise<string> {
  const { shell } = desks
  const [, inn, , email] = CLIENTS[client]
  const attachments: NewMessage['attachments'] = file
    ? [
        {
          filename: file,
          contentType: 'text/plain',
          sizeBytes: 1,
          sha256: '0'.repeat(64),
          contentId: null,
          isInline: false,
        },
      ]
    : []
  const request = {
    at: new Date(shell.clock()).toISOString(),
    channel: 'email',
    contact: { email },
    organization: { inn },
    product: 'ics',
    version: '7.9.9',
    description: text,
  } as const
  const outcome = await register(shell, desk, {
    command: { kind: 'register', request },
    actor: CLIENT,
    client: null,
    subject,
    message: said(text, { attachments }),
  })
  return done(outcome).caseId
}

beforeAll(async () => {
  desks = await testDesks()
  const { shell } = desks
  for (const [name, inn, person, email, phone] of Object.values(CLIENTS)) {
    await inDesk(shell.pool, DESK, async (db) => {
      const organizationId = shell.newId()
      await insertOrganization(db, { id: organizationId, name, inn }, shell.clock())
      const contact = { id: shell.newId(), organizationId, name: person, email, phone, locale: null, timezone: null }
      await insertContact(db, contact, shell.clock())
      const holding = { kind: 'subscription', product: 'ics', from: '2026-01-10' } as const
      await insertHolding(db, shell.newId(), { organizationId, contactId: null }, holding, shell.clock())
    })
  }
  for (const told of TOLD) ids.push(await tell(DESK, told))
  await tell(OTHER, { subject: 'Чужая касса не печатает', text: 'На другом столе', client: 'romashka' })
  await read()
})
afterAll(() => desks.close())

describe('words', () => {
  test.each([
    ['печатаешь', [3, 1], 'in whatever form, in the subject and in messages'],
    ['касса чеки', [1], 'all of them'],
    ['не печатает чек', [1, 3], 'as they follow each other, and without what the language leaves out'],
    ['crashes', [2], 'English ones too'],
    ['крас', [], 'a beginning that nothing has'],
    ['перест', [1], 'an unfinished word'],
    ['касса перест', [1], 'an unfinished word after a whole one'],
    ['продление счета', [3], 'whatever their order; with dots or without'],
    ['туннель касса', [], 'no case has both'],
    ['kkt', [2], 'the name of a file, by a part'],
    ['error.log', [2], 'by another part'],
    ['петербург', [4], 'a part of a word with a hyphen'],
    ['криво продлить', [3], 'in any place'],
    ['чек печатает', [3, 1], 'the newest where they follow each other nowhere'],
    ['ромашка чек', [3, 1], 'together with the client’s name'],
    ['vera туннель', [4], 'together with a part of an address'],
    ["');--", [], 'signs find nothing'],
    ["чек' & !касса:*", [1], 'and mean nothing'],
  ])('`%s` finds %s: %s', async (q, expected) => {
    expect(await numbers(q)).toEqual(expected)
  })

  test('show where they stand, in the client’s own words', async () => {
    const { cases } = await find('счет')
    expect(cases[0]?.subject).toEqual([
      { text: 'Выставите ', hit: false },
      { text: 'счёт', hit: true },
    ])
    expect(cases[0]?.found).toMatchObject({ in: 'message' })
    expect(cases[0]?.found?.parts.filter(({ hit }) => hit)).toEqual([{ text: 'счёт', hit: true }])
  })

  test('in a file show its name', async () => {
    expect((await find('kkt_error.log')).cases[0]?.found).toEqual({
      in: 'file',
      parts: ['kkt', '_', 'error', '.', 'log'].map((text) => ({ text, hit: /\w{2}/.test(text) })),
    })
  })

  test('show no markup, only text', async () => {
    const parts = (await find('петербург')).cases[0]?.found?.parts ?? []
    expect(parts.map(({ text }) => text).join('')).toContain('<img src=x onerror=alert(1)>')
  })
})

describe('what names something exactly', () => {
  test.each(['2', 'ICS-2', 'ics-2', '№2'])('`%s` is the case itself', async (q) => {
    expect((await find(q)).exact?.number).toBe(2)
  })

  test('an INN is the client, with its cases', async () => {
    const found = await find('7707083893')
    expect([found.kind, found.organizations.map(({ name }) => name)]).toEqual(['inn', ['ООО «Ромашка»']])
    expect(found.cases.map(({ number }) => number)).toEqual([3, 1])
  })

  test.each(['8 (912) 345-67-89', '+79123456789', '89123456789', '912 345', '345-67', '6789'])(
    'the phone `%s` is the person',
    async (q) => {
      const { people } = await find(q)
      expect(people.map(({ name }) => name)).toEqual(['Анна Котова'])
    },
  )

  test.each(['boris@vector.example', 'boris@v', 'boris', 'vector'])('the address `%s` is the person', async (q) => {
    expect((await find(q)).people.map(({ email }) => email)).toEqual(['boris@vector.example'])
  })

  test('a whole phone has the cases of its person', async () => {
    expect((await find('+7 495 111 22 33')).cases.map(({ number }) => number)).toEqual([2])
  })

  test.each([
    ['ромаш', ['ООО «Ромашка»'], []],
    ['вектор гус', [], []],
    ['гусев бор', [], ['Борис Гусев']],
    ['кот', [], ['Анна Котова']],
    ['7736', ['АО «Вектор»'], []],
  ])('`%s` finds the clients %s and the people %s', async (q, organizations, people) => {
    const found = await find(q)
    expect(found.organizations.map(({ name }) => name)).toEqual(organizations)
    expect(found.people.map(({ name }) => name)).toEqual(people)
  })
})

describe('desks and roles', () => {
  test('one desk finds nothing of another', async () => {
    const found = await find('касса', OTHER)
    expect(found.cases.map(({ subject }) => subject.map(({ text }) => text).join(''))).toEqual([
      'Чужая касса не печатает',
    ])
    expect((await find('котова', OTHER)).people).toEqual([])
  })

  test('who reads only what was handed over finds only that', async () => {
    expect((await find('печатает', DESK, true)).cases).toEqual([])
    expect((await find('1', DESK, true)).exact).toBeNull()
    const eta = new Date(desks.shell.clock() + 5 * 86_400_000).toISOString().slice(0, 10)
    const { shell } = desks
    const developer = { name: 'Пётр', email: 'petr@desk.example' }
    const escalated = await handle(shell, DESK, ids[0] ?? '', { kind: 'escalate', developer, eta }, SPECIALIST)
    expect(escalated.kind).toBe('done')
    await read()
    expect((await find('печатает', DESK, true)).cases.map(({ number }) => number)).toEqual([1])
  })
})

describe('what changes', () => {
  test('a note is found, and says that it is one', async () => {
    await handle(
      desks.shell,
      DESK,
      ids[3] ?? '',
      { kind: 'note' },
      SPECIALIST,
      said('Похоже на маршрутизатор', { direction: 'note' }),
    )
    await read()
    const { cases } = await find('маршрутизаторы')
    expect([cases[0]?.number, cases[0]?.found?.in]).toEqual([4, 'note'])
  })

  test('a client that is renamed is found by the new name, with its cases, and not by the old one', async () => {
    const rename = (name: string) =>
      inDesk(desks.shell.pool, DESK, (db) =>
        db.query({ text: 'update organization set name = $1 where inn = $2', values: [name, CLIENTS.vector[1]] }),
      )
    await rename('ПАО «Меридиан»')
    await read()
    expect((await find('меридиан')).organizations).toHaveLength(1)
    expect(await numbers('меридиан туннель')).toEqual([2])
    expect((await find('вектор')).organizations).toEqual([])
    expect(await numbers('вектор туннель')).toEqual([])
    await rename(CLIENTS.vector[0])
    await read()
    expect(await numbers('вектор туннель')).toEqual([2])
  })

  test('a closed case goes after the open ones, and keeps its words', async () => {
    const { shell } = desks
    const answered = await handle(
      shell,
      DESK,
      ids[3] ?? '',
      { kind: 'answer' },
      SPECIALIST,
      said('Готово', { direction: 'out' }),
    )
    expect(answered.kind).toBe('done')
    expect((await handle(shell, DESK, ids[3] ?? '', { kind: 'confirm' }, CLIENT)).kind).toBe('done')
    await read()
    expect(await numbers('туннель')).toEqual([2, 4])
  })

  test('read twice, the words are the same, and nothing waits', async () => {
    const words = () =>
      inDesk(desks.shell.pool, DESK, async (db) => {
        const { rows } = await db.query({ text: 'select word, is_open, number from search_word order by word, number' })
        return rows
      })
    const before = await words()
    await inDesk(desks.shell.pool, DESK, (db) =>
      db.query({
        text: `insert into search_todo (desk_id, kind, subject_id) select desk_id, 'case', id from support_case`,
      }),
    )
    expect(await waiting()).toBe(1)
    await read()
    expect(await words()).toEqual(before)
    expect(await waiting()).toBe(0)
  })

  test('the words that are kept for a case are those of the index', async () => {
    const differing = await inDesk(desks.shell.pool, DESK, async (db) => {
      const { rows } = await db.query({
        text: `select number, word, is_open from search_word except select number, unnest(words), is_open from search_case`,
      })
      return rows
    })
    expect(differing).toEqual([])
  })
})
