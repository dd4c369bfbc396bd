import type { FastifyReply } from 'fastify'

/** Proxies cut a connection that is silent for a minute. */
const HEARTBEAT_MS = 25_000

/** A reader that stopped reading is let go when this much waits for it; it comes back and reads everything again. */
const MOST_WAITING_BYTES = 256 * 1024

export interface EventStream {
  /** @param data is written as JSON. */
  send(event: string, data: unknown): void
  end(): void
}

/**
 * Answers with server-sent events until the reader goes, and then calls `closed`. `beat` is called at each heartbeat,
 * and may end the stream.
 */
export function openEventStream(
  reply: FastifyReply,
  { beat, closed }: { readonly beat: () => Promise<void> | void; readonly closed: () => void },
): EventStream {
  const kept = reply.getHeaders()
  reply.hijack()
  const stream = reply.raw
  stream.writeHead(200, {
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
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
  const heartbeat = setInterval(async () => {
    await beat()
    write(': still here\n\n')
  }, HEARTBEAT_MS)
  stream.once('close', () => {
    clearInterval(heartbeat)
    closed()
  })
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => stream.end(),
  }
}
