// One question, asked in every way that a client can come: by page, letter, telephone, chat and messenger it becomes the
// same case. Where the channel is a page, a browser asks; where it is a server, a real one.
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOMAIN, type Prosody, startProsody } from '../../packages/server/tests/messenger/prosody.ts'
import { startTelegram, type TelegramServer } from '../../packages/server/tests/messenger/telegram-server.ts'
import { comeOverXmpp, type XmppPerson } from '../../packages/server/tests/messenger/xmpp-person.ts'
import { eventually, type RunningDesk, temporaryFolder } from '../desk.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { openSite, type Site, type SitePage } from '../site.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'
import { EMAIL, PHONE, QUESTION, TITLE, waysIn } from '../ways.ts'

const REGULATIONS = fileURLToPath(new URL('../../regulations', import.meta.url))
const DESK = '/api/desks/ideco-ics'
const SUPPORT = `support@${DOMAIN}`

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let stage: Stage
let desk: RunningDesk
let session: Session
let page: Page
let vendor: Site
let mail: MailServer
let telegram: TelegramServer
let prosody: Prosody
let anna: XmppPerson

/** The regulation as it ships, but with all channels open to everybody, and cases that do not wait for each other. */
async function openRegulation(): Promise<string> {
  const path = join(folder.path, 'regulations')
  await cp(REGULATIONS, path, { recursive: true })
  const file = join(path, 'ideco-ics.yaml')
  const shipped = await readFile(file, 'utf8')
  const open = shipped
    .replace(
      /^channels: .*$/m,
      'channels: { open: [portal, email, phone, chat, form, messenger, callback], clauses: [I19] }',
    )
    .replace('one-at-a-time: true', 'one-at-a-time: false')
  await writeFile(file, open)
  return path
}

/** A vendor's page with the script of the chat, or of the form. */
function vendorsPage(path: string): SitePage {
  const script = path === '/chat' ? 'widget.js' : 'form.js'
  return {
    html: `<!doctype html><html lang="ru"><title>Сайт</title><main></main><script src="${desk.url}/${script}" data-desk="ideco-ics" data-product="ics" data-version="7.9.9" async></script></html>`,
  }
}

beforeAll(async () => {
  folder = await temporaryFolder()
  mail = await openMailServer()
  telegram = await startTelegram()
  prosody = await startProsody()
  prosody.register('support', 'the desk’s password')
  prosody.register('anna', 'a password')
  stage = await openStage({
    env: { REGLAMENT_REGULATIONS: await openRegulation(), REGLAMENT_SMTP_URL: mail.url },
  })
  desk = stage.desk
  session = await signIn(desk)
  vendor = await openSite(vendorsPage)
  const from = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)
  await session.post(`${DESK}/clients`, {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна Котова', phone: PHONE, email: EMAIL },
    holdings: [{ kind: 'subscription', product: 'ics', from }],
  })
  await session.post(`${DESK}/messengers`, { kind: 'telegram', secret: telegram.token, apiRoot: telegram.url })
  const service = prosody.service
  await session.post(`${DESK}/messengers`, { kind: 'xmpp', name: SUPPORT, secret: 'the desk’s password', service })
  anna = await comeOverXmpp(service, 'anna', 'a password')
  page = await stage.newPage(ADMINISTRATOR)
}, 120_000)

afterAll(async () => {
  await anna?.leave()
  vendor?.close()
  await stage?.close()
  await prosody?.close()
  await telegram?.close()
  await mail?.close()
  await folder?.remove()
})

interface Found {
  readonly number: number
  readonly subject: string
  readonly events: readonly { readonly kind: string; readonly at: string }[]
  readonly messages: readonly Record<string, unknown>[]
  readonly letters: readonly { readonly kind: string; readonly status: string }[]
  readonly contact: { readonly id: string } | null
  readonly organization: { readonly id: string } | null
  readonly registeredAt: string
  readonly respondBy: string | null
  readonly state: {
    readonly request: Readonly<Record<string, unknown>>
    readonly verdict: Readonly<Record<string, unknown>>
  }
}

/** The newest case whose channel it is, as the workspace reads it. */
const newestBy = (channel: string, isNew: (number: number) => boolean): Promise<Found> =>
  eventually(`a case by ${channel}`, async () => {
    const { rows } = await session.get<{ rows: Found[] }>(`${DESK}/cases?list=all`)
    const row = rows.find(({ number, state }) => isNew(number) && state.request.channel === channel)
    return row && session.get<Found>(`${DESK}/cases/${row.number}`)
  })

/** Everything of a case but its channel, its ids and its times. */
function shapeOf({ state, events, messages, letters, contact, organization, registeredAt, ...row }: Found) {
  const { request, verdict, ...rest } = state
  const {
    at: _at,
    channel,
    contact: _who,
    organization: _whose,
    callback: _window,
    firstContact: _first,
    ...asked
  } = request
  const { respondBy: _by, ...judged } = verdict
  return {
    fields: Object.keys(row).sort(),
    stateFields: Object.keys(rest)
      .filter((each) => each !== 'callback')
      .sort(),
    subject: row.subject,
    whose: [organization?.id, contact?.id],
    asked,
    verdict: judged,
    respondInMinutes: Math.round((Date.parse(row.respondBy ?? '') - Date.parse(registeredAt)) / 60_000),
    events: events.map(({ kind }) => kind),
    letters: letters.map(({ kind }) => kind),
    messages: messages.map((message) => ({
      fields: Object.keys(message).sort(),
      isOfItsChannel: message.channel === channel,
      direction: message.direction,
      text: String(message.visibleText ?? message.text).trim(),
    })),
  }
}

/** A closed case of Anna's with its code goes on in the messenger: from then on it knows her. */
async function codeOf(): Promise<string> {
  const { number } = await session.post<{ number: number }>(`${DESK}/cases`, {
    request: { contact: { phone: PHONE }, product: 'ics', version: '7.9.9', description: 'Прежний вопрос' },
  })
  const { trackingUrl } = await session.get<{ trackingUrl: string }>(`${DESK}/cases/${number}`)
  const key = new URL(trackingUrl).searchParams.get('key')
  const { code } = await session.post<{ code: string }>(`/api/public/cases/ideco-ics/${number}/messenger-codes`, {
    key,
  })
  await session.post(`${DESK}/cases/${number}/confirmations`, {})
  return code
}

const write = (text: string, id: string) => anna.write(SUPPORT, text, id)

const noted = (channel: string) =>
  eventually(`the code is known in ${channel}`, async () => {
    const { rows } = await session.get<{ rows: Found[] }>(`${DESK}/cases?list=all`)
    const [newest] = rows.toSorted((a, b) => b.number - a.number)
    const found = newest && (await session.get<Found>(`${DESK}/cases/${newest.number}`))
    return found?.messages.some(({ direction }) => direction === 'note')
  })

test('the same question becomes the same case, whatever way it comes', { timeout: 120_000 }, async () => {
  const cases: { readonly name: string; readonly shape: ReturnType<typeof shapeOf> }[] = []
  const seen = new Set<number>()
  for (const { name, channel, ask } of waysIn({ desk, site: vendor.url, page, mail, telegram, write, codeOf, noted })) {
    await ask()
    const made = await newestBy(channel, (number) => !seen.has(number))
    seen.add(made.number)
    cases.push({ name, shape: shapeOf(made) })
  }
  const [first] = cases
  expect(first?.shape).toMatchObject({
    subject: TITLE,
    asked: { product: 'ics', version: '7.9.9', description: QUESTION },
    verdict: { verdict: 'accept', programme: 'subscription', missing: [], grounds: [] },
    respondInMinutes: 240,
    events: ['registered'],
    letters: ['registered'],
    messages: [{ direction: 'in', isOfItsChannel: true, text: QUESTION }],
  })
  expect(first?.shape.whose.every((id) => typeof id === 'string')).toBe(true)
  for (const { name, shape } of cases) expect({ name, ...shape }).toEqual({ name, ...first?.shape })
})
