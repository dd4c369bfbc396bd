import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHub } from '../../src/realtime/hub.ts'
import { listen } from '../../src/realtime/listen.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

let desk: Installation
let stopListening: () => Promise<void>
const said: string[] = []
beforeAll(async () => {
  const live = openHub()
  desk = await openInstallation({ live })
  const listening = await listen(desk.database.config, live, (line) => said.push(line))
  stopListening = () => listening.stop()
})
afterAll(async () => {
  await stopListening()
  await desk.close()
})

/** Reads the events of a desk as they come; `next` waits for the next one that is not a comment. */
async function watch(deskId: string, cookie: string) {
  const abort = new AbortController()
  const answer = await fetch(`${desk.url}/api/live?desk=${deskId}`, { headers: { cookie }, signal: abort.signal })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  if (!answer.body) throw new Error('no stream')
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let waiting = ''
  const next = async (): Promise<{ event: string; data: Record<string, unknown> }> => {
    for (;;) {
      const end = waiting.indexOf('\n\n')
      if (end >= 0) {
        const block = waiting.slice(0, end)
        waiting = waiting.slice(end + 2)
        const event = /^event: (.*)$/m.exec(block)?.[1]
        if (event) return { event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') }
        continue
      }
      const { value, done } = await reader.read()
      if (done) throw new Error('the stream ended')
      waiting += value
    }
  }
  return { next, stop: () => abort.abort() }
}

async function specialistOf(deskId: string): Promise<{ ask: Ask; cookie: string }> {
  await desk.staff(deskId, 'specialist')
  const { rows } = await desk.database.pool.query('select email from staff_user order by created_at desc, email desc')
  return desk.signedIn(rows[0].email)
}

test('a case that appears and changes is told to its desk, in order', async () => {
  const { ask, cookie } = await specialistOf('ideco-ics')
  const stream = await watch('ideco-ics', cookie)
  const { body: made } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', { description: 'Помогите' })
  expect(await stream.next()).toEqual({
    event: 'case',
    data: expect.objectContaining({ desk: 'ideco-ics', number: made.number, version: 1 }),
  })
  await ask('POST', `/api/desks/ideco-ics/cases/${made.number}/takes`, {})
  expect((await stream.next()).data).toMatchObject({ number: made.number, version: 2 })
  stream.stop()
})

test('another desk hears nothing of it', async () => {
  const { cookie } = await specialistOf('shtrih-m')
  const stream = await watch('shtrih-m', cookie)
  await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', { description: 'Помогите' })
  const { body: own } = await desk.anybody('POST', '/api/public/desks/shtrih-m/cases', { description: 'Помогите' })
  expect((await stream.next()).data).toMatchObject({ desk: 'shtrih-m', number: own.number })
  stream.stop()
})

test('a lost connection is opened again, and everything is to be read again', async () => {
  const { cookie } = await specialistOf('ideco-ics')
  const stream = await watch('ideco-ics', cookie)
  const { rowCount } = await desk.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query ilike 'listen %' and pid <> pg_backend_pid()`,
  )
  expect(rowCount).toBe(1)
  expect(await stream.next()).toEqual({ event: 'resync', data: {} })
  expect(said.join()).toContain('opening it again')
  const { body: made } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', { description: 'Ещё' })
  expect((await stream.next()).data).toMatchObject({ number: made.number })
  stream.stop()
})

test('who looks at a case and who writes in it is told to the others, and to whoever comes later', async () => {
  const [anna, boris] = [await specialistOf('shtrih-m'), await specialistOf('shtrih-m')]
  const stream = await watch('shtrih-m', boris.cookie)
  const { body: made } = await desk.anybody('POST', '/api/public/desks/shtrih-m/cases', { description: 'Помогите' })
  await stream.next()
  const sign = (doing: string) =>
    anna.ask('PUT', `/api/desks/shtrih-m/cases/${made.number}/presence`, { page: 'page-of-anna', doing })
  expect((await sign('looking')).status).toBe(204)
  const looking = {
    event: 'presence',
    data: [{ number: made.number, people: [expect.objectContaining({ isWriting: false })] }],
  }
  expect(await stream.next()).toEqual(looking)
  const late = await watch('shtrih-m', boris.cookie)
  expect(await late.next()).toEqual(looking)
  late.stop()
  await sign('looking')
  await sign('writing')
  expect((await stream.next()).data).toMatchObject([{ people: [{ isWriting: true }] }])
  await sign('gone')
  expect((await stream.next()).data).toEqual([{ number: made.number, people: [] }])
  stream.stop()
})

test('the page of a member who was removed hears nothing more, at once; a colleague’s goes on', async () => {
  const head = await desk.staff('shtrih-m', 'administrator')
  const [gone, stays] = [await specialistOf('shtrih-m'), await specialistOf('shtrih-m')]
  const [ofGone, ofOther] = [await watch('shtrih-m', gone.cookie), await watch('shtrih-m', stays.cookie)]
  const { body } = await gone.ask('GET', '/api/me')
  const ended = expect(ofGone.next()).rejects.toThrow('the stream ended')
  expect((await head('DELETE', `/api/desks/shtrih-m/members/${body.user.id}`)).status).toBe(204)
  await ended
  const { body: made } = await desk.anybody('POST', '/api/public/desks/shtrih-m/cases', { description: 'Помогите' })
  expect((await ofOther.next()).data).toMatchObject({ number: made.number })
  ofOther.stop()
})
