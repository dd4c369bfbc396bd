import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverLetter } from '../../src/channels/email/deliver-letter.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { letter, post } from '../mail/post.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const ID = 'ideco-ics'
const AT = `/api/desks/${ID}/letter-templates`
const PREVIEWS = `/api/desks/${ID}/letter-template-previews`

let desk: Installation
let head: Ask
let specialist: Ask
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff(ID, 'head')
  specialist = await desk.staff(ID, 'specialist')
})
afterAll(() => desk.close())

const OWN = 'Приняли! Номер {{ case.number }}{% if respondBy %}, ответим до {{ respondBy }}{% endif %}.'

async function openCase(text: string): Promise<number> {
  const made = await post(desk.shell, letter({ text, id: `${text.length}@romashka.example` }))
  if (!('number' in made)) throw new Error(made.kind)
  return made.number
}

test('the head words a letter anew: what is wrong is refused with its place, what is right goes out', async () => {
  expect((await specialist('GET', AT)).status).toBe(403)
  const before = await head('GET', AT)
  const shipped = before.body.rows.find(
    (row: { name: string; locale: string }) => row.name === 'incomplete' && row.locale === 'ru',
  )
  expect(shipped).toMatchObject({ isOwn: false, version: 0, text: shipped.shipped })

  const wrong = {
    name: 'incomplete',
    locale: 'ru',
    text: '{{ case.number }} {{ respondBy }}\n{{ closesAt }} {{ mising }}',
    after: 0,
  }
  const refused = await head('POST', AT, wrong)
  expect(refused.status).toBe(422)
  expect(refused.body.error).toMatchObject({ code: 'unknown-variable' })
  expect(refused.body.error.message).toContain(
    'line 2, column 19: there is no variable `mising`; did you mean `missing`?',
  )

  const text = 'Номер {{ case.number }}. Нужно: {{ missing }}. До {{ respondBy }}; закроем {{ closesAt }}.'
  const kept = await head('POST', AT, { name: 'incomplete', locale: 'ru', text, after: 0 })
  expect(kept.status).toBe(201)
  expect(kept.body).toMatchObject({ isOwn: true, version: 1, text })

  const number = await openCase('Не работает <шлюз>')
  const { rows } = await inDesk(desk.shell.pool, ID, (db) =>
    db.query<{ id: string; kind: string; status: string }>({
      text: `select l.id, l.kind, l.status from letter l join support_case k on k.desk_id = l.desk_id and k.id = l.case_id
             where k.number = $1`,
      values: [number],
    }),
  )
  expect(rows).toMatchObject([{ kind: 'incomplete', status: 'queued' }])
  const sent: { text: string; html: string }[] = []
  const outgoing = {
    send: async (mail: { text: string; html: string }) => {
      sent.push(mail)
      return { kind: 'sent' as const }
    },
    close: () => {},
  }
  await deliverLetter(
    {
      shell: desk.shell,
      secret: 'a secret of at least thirty-two characters',
      outgoing,
      trackingUrl: () => 'https://desk.example/t',
      regulationUrl: () => 'https://desk.example/r',
    },
    ID,
    rows[0]?.id ?? '',
  )
  expect(sent[0]?.text).toMatch(/Номер ICS-\d+\. Нужно: .*версия/)
  expect(sent[0]?.text).toContain('act=confirm')
  expect(sent[0]?.html).toContain('<p>Номер ICS-')

  // Somebody who looked at the shipped words does not overwrite these unseen.
  expect((await head('POST', AT, { name: 'incomplete', locale: 'ru', text: null, after: 0 })).body.error.code).toBe(
    'changed-meanwhile',
  )
  const back = await head('POST', AT, { name: 'incomplete', locale: 'ru', text: null, after: 1 })
  expect(back.body).toMatchObject({ isOwn: false, version: 2, text: shipped.shipped })
  const versions = await head('GET', `${AT}/incomplete/ru/versions`)
  expect(versions.body.rows).toMatchObject([
    { version: 2, text: null },
    { version: 1, text, changedBy: expect.stringMatching(/\S/) },
  ])
})

test('a preview is of a real case: the last that had such a letter, or the one that is named', async () => {
  const number = await openCase('Второй вопрос')
  const newest = await head('POST', PREVIEWS, {
    name: 'incomplete',
    locale: 'en',
    text: '{{ case.number }} {{ respondBy }} {{ closesAt }}',
  })
  expect(newest.body.preview).toMatchObject({ number, subject: expect.stringContaining(`ICS-${number}`) })
  expect(newest.body.preview.html).toContain('<p>ICS-')
  const other = await head('POST', PREVIEWS, { name: 'registered', locale: 'ru', text: OWN, number })
  expect(other.body.preview.text).toContain(`Приняли! Номер ICS-${number}`)
  const broken = await head('POST', PREVIEWS, { name: 'registered', locale: 'ru', text: '{{ x', number })
  expect(broken.body).toMatchObject({ preview: null, problems: [{ kind: 'broken', line: 1, column: 1 }] })
  expect((await head('POST', PREVIEWS, { name: 'registered', locale: 'ru', text: OWN, number: 9999 })).status).toBe(404)
})
