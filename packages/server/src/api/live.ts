import { z } from 'zod'
import type { LiveEvent } from '../realtime/hub.ts'
import { hasRightOf, memberOf } from './access.ts'
import type { ApiParts, ApiServer } from './context.ts'
import { type EventStream, openEventStream } from './event-stream.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

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
      const asker = await memberOf(parts, request, reply, desk)
      const { user } = asker
      // Clients in the chat are told whether somebody is there to answer them.
      const isClerk = hasRightOf(asker, 'lists.read')
      const id = parts.shell.newId()
      const online = (isOnline: boolean) => {
        if (isClerk) parts.shell.notices.online({ desk, stream: id, isOnline })
      }
      let unwatch = () => {}
      // The right to look may end while the stream goes on: it is asked for again at each heartbeat, and when it may have.
      const beat = () =>
        memberOf(parts, request, reply, desk).then(
          () => online(true),
          () => stream.end(),
        )
      const stream = openEventStream(reply, {
        beat,
        closed: () => {
          unwatch()
          online(false)
        },
      })
      online(true)
      unwatch = parts.live.watch(desk, (event) => {
        if (event.kind === 'staff') void (event.user === user.id && beat())
        else if (event.kind !== 'call' || event.call.to === null || event.call.to.includes(user.id)) tell(stream, event)
      })
      const present = parts.live.presence.at(desk)
      if (present.length > 0) tell(stream, { kind: 'presence', at: present })
    },
  )
}

function tell({ send }: EventStream, event: Exclude<LiveEvent, { kind: 'staff' }>): void {
  if (event.kind === 'case') send('case', event.change)
  else if (event.kind === 'call') send('call', { desk: event.call.desk, id: event.call.id })
  else if (event.kind === 'presence') send('presence', event.at)
  else send('resync', {})
}
