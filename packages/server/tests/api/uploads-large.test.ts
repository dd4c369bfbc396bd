// A file of a hundred megabytes over a connection that breaks: what had come stays, and the rest is added to it.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'

const SIZE = 100_000_000
const PIECE = 1_000_000
const CUT_AFTER = 60

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation({ uploadLimitBytes: SIZE })
})
afterAll(() => desk.close())

/** Every piece is another: a file whose pieces were mixed up has another hash. */
function piece(index: number): Buffer {
  const bytes = Buffer.alloc(PIECE, index)
  bytes.writeUInt32BE(index, PIECE / 2)
  return bytes
}

async function send(to: ClientRequest, from: number, until: number): Promise<void> {
  for (let offset = from; offset < until; ) {
    const bytes = piece(Math.floor(offset / PIECE)).subarray(offset % PIECE)
    if (!to.write(bytes)) await once(to, 'drain')
    offset += bytes.length
  }
}

test('100 MB of which the connection takes 60 goes on where it broke off, and comes whole', {
  timeout: 60_000,
}, async () => {
  const { body: made } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', {
    contact: { email: 'anna@romashka.example', name: 'Анна' },
    description: 'Журнал за неделю приложу',
    product: 'ics',
    version: '7.9.9',
  })
  const key = new URL(made.trackingUrl).searchParams.get('key') ?? ''
  const base = `/api/public/cases/ideco-ics/${made.number}`
  const at = (id: string) => `${base}/uploads/${id}?key=${key}`
  const { id } = (await desk.anybody('POST', `${base}/uploads?key=${key}`, { filename: 'журнал.bin', sizeBytes: SIZE }))
    .body
  const patch = (offset: number) =>
    request(`${desk.url}${at(id)}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    })

  const cut = patch(0)
  const broken = once(cut, 'error')
  await send(cut, 0, CUT_AFTER * PIECE)
  cut.destroy(new Error('the cable was pulled'))
  await broken
  const come = await settled(async () => (await desk.anybody('GET', at(id))).body.offset as number)
  expect(come).toBeGreaterThan(0)
  expect(come).toBeLessThanOrEqual(CUT_AFTER * PIECE)

  // A server that has not yet seen the connection break says so, and is asked again.
  const rest = await eventuallyFree(patch, come)
  expect([rest.offset, rest.sizeBytes]).toEqual([SIZE, SIZE])

  expect((await desk.anybody('POST', `${base}/replies`, { key, text: '', attachments: [id] })).status).toBe(201)
  const { messages } = (await desk.anybody('GET', `${base}?key=${key}`)).body
  const [file] = messages.at(-1).attachments
  const got = await fetch(`${desk.url}${base}/files/${file.id}?key=${key}`)
  expect(got.status).toBe(200)
  const whole = createHash('sha256')
  for (let index = 0; index < SIZE / PIECE; index += 1) whole.update(piece(index))
  expect(
    createHash('sha256')
      .update(Buffer.from(await got.arrayBuffer()))
      .digest('hex'),
  ).toBe(whole.digest('hex'))
})

/** What a number comes to rest at: bytes that were on their way still arrive. */
async function settled(read: () => Promise<number>): Promise<number> {
  let before = -1
  for (;;) {
    const now = await read()
    if (now === before) return now
    before = now
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function eventuallyFree(patch: (offset: number) => ClientRequest, offset: number) {
  for (;;) {
    const to = patch(offset)
    const answered = once(to, 'response')
    await send(to, offset, SIZE)
    to.end()
    const [answer] = await answered
    let text = ''
    for await (const chunk of answer) text += chunk
    if (answer.statusCode !== 409) return JSON.parse(text) as { offset: number; sizeBytes: number }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
