import { z } from 'zod'
import type { LiveEvent } from '../realtime/hub.ts'
import { memberOf } from './access.ts'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

/** Proxies cut a connection that is silent for a minute. */
const HEARTBEAT_MS = 25_000

/** A reader that stopped reading is let go when this much waits for it; it comes back and reads everything again. */
const MOST_WAITING_BYTES = 256 * 1024

/** Server-sent events: what changed on a desk. Nothing is kept for those who are away: they read again when they return. */
export async function live(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/live',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'watchDesk',
        summary: 'Server-sent events of a desk',
        description:
          '`case` {desk, id, number, version, status, events, by, assignee} whenever a case changed; `presence` [{number, people}] at first, and whenever somebody came to a case, left it, or began or ended to write; `call` {desk, id} whenever a call that is one’s own, or a group’s, changed; `resync` {} where changes may have been missed.',
        querystring: z.object({ desk: deskIdShape }),
        response: { 200: { content: { 'text/event-stream': { schema: z.string() } } }, ...problems(401, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.query
      const { user } = await memberOf(parts, request, reply, desk)
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      })
      const write = (text: string) => {
        stream.write(text)
        if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy()
      }
      write('retry: 2000\n\n')
      const unwatch = parts.live.watch(desk, (event) => {
        if (event.kind !== 'call' || event.call.to === null || event.call.to.includes(user.id)) write(asText(event))
      })
      const present = parts.live.presence.at(desk)
      if (present.length > 0) write(asText({ kind: 'presence', at: present }))
      // The right to look may end while the stream goes on: it is asked for again at each heartbeat.
      const heartbeat = setInterval(() => {
        memberOf(parts, request, reply, desk).then(
          () => write(': still here\n\n'),
          () => stream.end(),
        )
      }, HEARTBEAT_MS)
      stream.once('close', () => {
        clearInterval(heartbeat)
        unwatch()
      })
    },
  )
}

function asText(event: LiveEvent): string {
  switch (event.kind) {
    case 'case':
      return `event: case\ndata: ${JSON.stringify(event.change)}\n\n`
    case 'call':
      return `event: call\ndata: ${JSON.stringify({ desk: event.call.desk, id: event.call.id })}\n\n`
    case 'presence':
      return `event: presence\ndata: ${JSON.stringify(event.at)}\n\n`
    case 'resync':
      return 'event: resync\ndata: {}\n\n'
  }
}
