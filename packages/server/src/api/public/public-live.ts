import { z } from 'zod'
import type { LiveEvent } from '../../realtime/hub.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { openEventStream } from '../event-stream.ts'
import { rateLimit } from '../rate-limit.ts'
import { problems } from '../shape/problem.ts'
import { isStaffWriting } from './chat-said.ts'
import { caseParams, keyShape, opened } from './tracking.ts'

/** Each holds a connection; a browser opens one a page, and again when it was lost. */
const OPEN = { burst: 60, refillMs: 2_000 }

const watchedShape = z.object({ ...caseParams.shape, number: z.coerce.number().int().positive(), key: keyShape })

/** Server-sent events of one case, by its tracking key: for the client's chat and the tracking page. */
export async function publicLive(app: ApiServer, parts: ApiContext): Promise<void> {
  const limitOpen = rateLimit(OPEN, parts.rateLimit)

  app.get(
    '/api/public/live',
    {
      onRequest: async (request) => limitOpen(request),
      schema: {
        tags: ['public'],
        operationId: 'watchCase',
        summary: 'Server-sent events of one case',
        description:
          '`case` {version} whenever the client may see something new; `writing` {isWriting} whenever a specialist begins or ends to write; `resync` {} where changes may have been missed.',
        querystring: watchedShape,
        response: { 200: { content: { 'text/event-stream': { schema: z.string() } } }, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const { desk, number: asked, key } = request.query
      // Behind the link of a merged case is the one that it goes on in.
      const { number } = await opened(parts, request, { desk, number: asked }, key, async (_db, found) => found)
      let unwatch = () => {}
      const stream = openEventStream(reply, { beat: () => {}, closed: () => unwatch() })
      unwatch = parts.live.watch(desk, (event) => tell(event))
      let wasWriting = false
      const tell = (event: LiveEvent) => {
        if (event.kind === 'resync') stream.send('resync', {})
        if (event.kind === 'case' && event.change.number === number) {
          // What staff note among themselves is not for the client, nor that they did.
          const isNote = event.change.events.length > 0 && event.change.events.every((kind) => kind === 'noted')
          if (!isNote) stream.send('case', { version: event.change.version })
        }
        if (event.kind !== 'presence' || !event.at.some((at) => at.number === number)) return
        const isWriting = isStaffWriting(event.at, number)
        if (isWriting !== wasWriting) stream.send('writing', { isWriting })
        wasWriting = isWriting
      }
    },
  )
}
