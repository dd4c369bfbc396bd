import { readerOf } from '../../pages/frame.ts'
import { nowWords, writeHours } from '../../pages/hours.ts'
import { type ChannelStatus, writeStatus } from '../../pages/status.ts'
import { channelStatus } from '../channel/channel-status.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskOrNull, pageParams, pageQuery, readersLocale, sendPage } from './plain-page.ts'

const READ = { burst: 60, refillMs: 1_000 }
/** Whoever waits for a channel asks again and again: the desk looks no more often than this, in milliseconds. */
const FRESH_MS = 10_000

/** When the desk works and how it can be reached now, for anybody and without an account. */
export async function deskPages(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks } = parts
  const limitRead = rateLimit(READ, parts.rateLimit)
  const seen = new Map<string, { readonly channels: Promise<readonly ChannelStatus[]>; readonly at: number }>()
  const statusNow = (desk: KnownDesk): Promise<readonly ChannelStatus[]> => {
    const known = seen.get(desk.id)
    const now = shell.clock()
    if (known && now - known.at < FRESH_MS) return known.channels
    const channels = channelStatus(parts, desk)
    seen.set(desk.id, { channels, at: now })
    channels.catch(() => seen.delete(desk.id))
    return channels
  }
  const options = {
    onRequest: async (request: Parameters<typeof limitRead>[0]) => limitRead(request),
    schema: { hide: true, params: pageParams, querystring: pageQuery },
  }
  app.get('/d/:desk/hours', options, async (request, reply) => {
    const desk = await deskOrNull(desks, request.params.desk)
    if (!desk) return reply.status(404).callNotFound()
    const reader = readerOf(desk, readersLocale(request, request.query.locale, desk.model.locale))
    return sendPage(reply, writeHours(reader, desk.model, shell.clock()))
  })
  app.get('/d/:desk/status', options, async (request, reply) => {
    const desk = await deskOrNull(desks, request.params.desk)
    if (!desk) return reply.status(404).callNotFound()
    const reader = readerOf(desk, readersLocale(request, request.query.locale, desk.model.locale))
    const now = shell.clock()
    const channels = await statusNow(desk)
    return sendPage(reply, writeStatus(reader, channels, { openNow: nowWords(reader, desk.model, now), now }))
  })
}
