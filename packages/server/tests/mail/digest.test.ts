// Colleagues in copy: one letter a day, or one with each change, or none, as they choose.
import { instant } from '@reglament/engine'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MailServer, openMailServer } from '../../../../tests/mail-server.ts'
import { type Outgoing, openOutgoing } from '../../src/channels/email/outgoing.ts'
import { type DigestParts, lastDaily, sendDigest, startDigests } from '../../src/channels/email/send-digest.ts'
import { copiesKey, isCopiesKey } from '../../src/copies-key.ts'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { addParticipants } from '../../src/store/case/thread.ts'
import { completeOrganization } from '../../src/store/client/client.ts'
import { SEND_DIGEST } from '../../src/store/job-queue.ts'
import { meetReaders, readReader, setCopyMode } from '../../src/store/letter/copy-reader.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { at, type TestDesks, testDesks } from '../desks.ts'
import { clientWith, done, SPECIALIST, said } from '../stories.ts'
import { DESK, letter, post, SECRET } from './post.ts'

let desks: TestDesks
let mail: MailServer
let outgoing: Outgoing
let round = 0
let email = ''
let colleague = ''

beforeAll(async () => {
  desks = await testDesks()
  mail = await openMailServer()
  outgoing = openOutgoing(mail.url, null)
})
afterAll(async () => {
  outgoing.close()
  await mail.close()
  await desks.close()
})
beforeEach(async () => {
  round += 1
  desks.at(`2026-03-${10 + round}T10:00+03:00`)
  const rights = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const
  email = (await clientWith(desks.shell, DESK, `copies${round}`, rights)).email
  colleague = `chief@copies${round}.example`
})

const parts = (): DigestParts => ({
  shell: desks.shell,
  secret: SECRET,
  outgoing,
  publicUrl: 'https://desk.example',
  trackingUrl: (desk, number) => `https://desk.example/d/${desk}/track/${number}`,
})

async function opened(cc: string) {
  const raw = letter({ from: email, cc, id: `${round}@copies.example`, text: 'Ideco ICS 7.9.9 не пускает' })
  const taken = await post(desks.shell, raw)
  if (!('caseId' in taken)) throw new Error(taken.kind)
  return taken
}
const answer = async (caseId: string) =>
  done(
    await handle(desks.shell, DESK, caseId, { kind: 'answer' }, SPECIALIST, said('Тайна ответа', { direction: 'out' })),
  )

/** Whom a job is added for. */
async function due(): Promise<readonly string[]> {
  await startDigests(parts())
  const { rows } = await desks.database.pool.query<{ reader: string }>(
    `select payload->>'reader' as reader from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by 1`,
    [SEND_DIGEST],
  )
  return rows.map(({ reader }) => reader)
}
const letters = (to: string) => mail.received.filter((each) => each.to.includes(to))

test('once a day a colleague hears what happened, and no word of what was written', async () => {
  const { caseId, number } = await opened(`Начальник <${colleague}>, stranger@elsewhere.example`)
  await answer(caseId)
  expect(await sendDigest(parts(), DESK, colleague)).toBe('nothing')
  desks.at(`2026-03-${11 + round}T09:05+03:00`)
  expect(await due()).toContain(colleague)
  expect(await sendDigest(parts(), DESK, colleague)).toBe('sent')
  const [sent] = letters(colleague)
  expect(sent?.mail.subject).toBe(`Обращения, в которых вы в копии: ICS-${number}`)
  expect(sent?.mail.text).toMatch(/обращение зарегистрировано[\s\S]*специалист ответил/)
  expect(sent?.mail.text).not.toContain('Тайна ответа')
  // Known by the domain alone: they hear of it, and get no key to the case.
  expect(sent?.mail.text).not.toContain('/track/')
  expect(sent?.mail.headers.get('list-unsubscribe-post') ?? sent?.mail.headers.get('list')).toBeTruthy()
  // The client has letters of their own, a stranger whom somebody put into a copy hears nothing.
  expect(await sendDigest(parts(), DESK, 'stranger@elsewhere.example')).toBe('nothing')
  expect(await sendDigest(parts(), DESK, email)).toBe('nothing')
  // Told once.
  expect(await sendDigest(parts(), DESK, colleague)).toBe('nothing')
  expect(letters(colleague)).toHaveLength(1)
})

test('with each change, where they chose so; not at all, where they want none', async () => {
  const { caseId } = await opened(colleague)
  await inDesk(desks.shell.pool, DESK, (db) => setCopyMode(db, colleague, 'each', desks.shell.clock()))
  desks.at(`2026-03-${10 + round}T10:05+03:00`)
  await answer(caseId)
  desks.at(`2026-03-${10 + round}T10:06+03:00`)
  expect(await due()).toContain(colleague)
  expect(await sendDigest(parts(), DESK, colleague)).toBe('sent')
  await inDesk(desks.shell.pool, DESK, (db) => setCopyMode(db, colleague, 'none', desks.shell.clock()))
  await answer(caseId)
  desks.at(`2026-03-${12 + round}T10:00+03:00`)
  expect(await sendDigest(parts(), DESK, colleague)).toBe('nothing')
  expect(letters(colleague)).toHaveLength(1)
})

test('who has nothing to be told is passed by without a job', async () => {
  await opened(colleague)
  desks.at(`2026-03-${11 + round}T10:00+03:00`)
  await due()
  expect(await sendDigest(parts(), DESK, colleague)).toBe('sent')
  desks.at(`2026-03-${12 + round}T10:00+03:00`)
  await startDigests(parts())
  const told = await inDesk(desks.shell.pool, DESK, (db) => readReader(db, colleague))
  expect(told?.toldUntil.getTime()).toBe(at(`2026-03-${12 + round}T09:00+03:00`))
})

test('whoever belongs to the client on their own word alone hears nothing of its cases', async () => {
  const inn = '7707083893'
  const claimant = 'claimant@elsewhere.example'
  const client = await clientWith(desks.shell, DESK, `claimed${round}`, [])
  await inDesk(desks.shell.pool, DESK, (db) => completeOrganization(db, client.organizationId, { name: null, inn }))
  const { caseId } = done(await register(desks.shell, DESK, client.asks('Вопрос')))
  const knocks = { contact: { email: claimant }, organization: { inn } }
  done(await register(desks.shell, DESK, { ...client.asks('Чужой', knocks), client: null }))
  await inDesk(desks.shell.pool, DESK, async (db) => {
    await addParticipants(db, caseId, [claimant])
    await meetReaders(db, [claimant], instant(desks.shell.clock() - 1))
  })
  desks.at(`2026-03-${12 + round}T10:00+03:00`)
  expect(await sendDigest(parts(), DESK, claimant)).toBe('nothing')
})

test.each([
  ['2026-03-10T08:59+03:00', '2026-03-09T09:00+03:00'],
  ['2026-03-10T09:00+03:00', '2026-03-10T09:00+03:00'],
])('at %s the last daily letter was of %s', (now, expected) => {
  expect(lastDaily(at(now), 'Europe/Moscow')).toBe(at(expected))
})

test('a key is of one address and one desk', () => {
  const key = copiesKey(SECRET, DESK, 'Chief@romashka.example')
  expect(isCopiesKey(key, SECRET, DESK, 'chief@romashka.example')).toBe(true)
  expect(isCopiesKey(key, SECRET, DESK, 'other@romashka.example')).toBe(false)
  expect(isCopiesKey(key, SECRET, 'shtrih-m', 'chief@romashka.example')).toBe(false)
})
