import pg from 'pg'
import { z } from 'zod'
import { reasonOf } from '../start-problem.ts'
import type { CallChange, CaseChange, LiveHub } from './hub.ts'
import type { OnlineSign } from './online.ts'
import type { Sign } from './presence.ts'

/** What changed, and who is where: told after the commit by whatever process did it. */
const CHANNEL = 'reglament'
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** A connection that a router forgot looks alive from here: asking now and then shows it. */
const ASK_EVERY_MS = 30_000

const notificationShape = z
  .object({
    desk: z.string(),
    case: z.string(),
    number: z.number(),
    version: z.number(),
    status: z.string(),
    // A process of an older version, which runs until it is replaced, does not say these.
    events: z.array(z.string()).default([]),
    by: z.string().nullable().default(null),
    assignee: z.string().nullable().default(null),
  })
  .transform(({ case: id, ...rest }): CaseChange => ({ ...rest, id }))

const callShape = z
  .object({ desk: z.string(), call: z.string(), to: z.array(z.string()).nullable() })
  .transform(({ call: id, ...rest }): CallChange => ({ ...rest, id }))

const signShape: z.ZodType<Sign> = z.object({
  desk: z.string(),
  number: z.number(),
  page: z.string(),
  user: z.object({ id: z.string(), name: z.string(), isClient: z.boolean().optional() }),
  doing: z.enum(['looking', 'writing', 'gone']),
})

const onlineShape: z.ZodType<OnlineSign> = z.object({
  desk: z.string(),
  stream: z.string(),
  isOnline: z.boolean(),
})

const staffShape = z.object({ staff: z.string() })

export interface Listening {
  stop(): Promise<void>
}

/**
 * Carries what other processes (and this one) commit to the hub, over one connection of its own. It is opened again
 * whenever it is lost, with growing pauses; PostgreSQL keeps nothing for those who are away, so the hub is then told
 * to have everything read again.
 * @throws what the first connection attempt throws.
 */
export async function listen(config: pg.ClientConfig, hub: LiveHub, say: (line: string) => void): Promise<Listening> {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const open = async (): Promise<void> => {
    const opened = new pg.Client({ ...config, keepAlive: true, connectionTimeoutMillis: 10_000 })
    // Heard once here and once by `lost` below; an `error` that nobody hears ends Node.
    opened.on('error', () => {})
    opened.on('notification', ({ payload }) => pass(payload ?? ''))
    try {
      await opened.connect()
      await opened.query(`listen ${CHANNEL}`)
    } catch (thrown) {
      await opened.end().catch(() => {})
      throw thrown
    }
    opened.once('end', () => lost(opened))
    client = opened
    timer = setTimeout(() => ask(opened), ASK_EVERY_MS).unref()
  }
  const pass = (payload: string): void => {
    const told = parseJson(payload)
    const change = notificationShape.safeParse(told)
    const call = callShape.safeParse(told)
    const sign = signShape.safeParse(told)
    const online = onlineShape.safeParse(told)
    const staff = staffShape.safeParse(told)
    if (change.success) hub.publish(change.data)
    else if (call.success) hub.publishCall(call.data)
    else if (sign.success) hub.presence.heard(sign.data)
    else if (online.success) hub.online.heard(online.data)
    else if (staff.success) hub.staffChanged(staff.data.staff)
    else say(`can't read the notification \`${payload}\` on channel \`${CHANNEL}\``)
  }
  const ask = (asked: pg.Client): void => {
    asked.query('select 1').then(
      () => {
        if (client === asked && !stopped) timer = setTimeout(() => ask(asked), ASK_EVERY_MS).unref()
      },
      () => asked.end().catch(() => {}),
    )
  }
  const lost = (ended: pg.Client): void => {
    if (stopped || client !== ended) return
    client = null
    clearTimeout(timer)
    say('the connection that brings live changes was lost; opening it again')
    again(FIRST_PAUSE_MS)
  }
  const again = (pauseMs: number): void => {
    timer = setTimeout(async () => {
      try {
        await open()
      } catch (thrown) {
        say(`live changes are still away: ${reasonOf(thrown)}`)
        if (!stopped) again(Math.min(pauseMs * 2, LONGEST_PAUSE_MS))
        return
      }
      if (stopped) await client?.end()
      else hub.resync()
    }, pauseMs)
  }

  await open()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
