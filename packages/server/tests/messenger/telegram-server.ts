// A server that speaks Telegram's Bot API over HTTP, as far as a support desk's bot uses it. It keeps updates until the
// bot asks for later ones, as Telegram does, and remembers what the bot said.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Said {
  readonly method: string
  readonly chat: string
  readonly text: string
  readonly markup: string
  readonly messageId: number
  /** The whole request, for what stands in a file. */
  readonly raw: string
}

export interface TelegramServer {
  readonly url: string
  readonly token: string
  readonly said: readonly Said[]
  /** What the bot asked to be called at; null while it asks for updates. */
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** Somebody writes to the bot; gives the message's id. */
  write(chat: number, message: Readonly<Record<string, unknown>>): number
  press(chat: number, data: string): void
  /** As if the bot had never asked for later updates. */
  bringAgain(): void
  /** The person blocks the bot. */
  block(chat: number): void
  putFile(path: string, content: string): void
  /** A file that Telegram shows to people and gives to no bot. */
  putTooBig(fileId: string): void
  /** From now on every question is cut off, or answered again. */
  goAway(isAway: boolean): void
  hears(pattern: RegExp, timeoutMs?: number): Promise<Said>
  close(): Promise<void>
}

export async function startTelegram(): Promise<TelegramServer> {
  const token = '1234567:a-token-of-this-test'
  const updates: { update_id: number }[] = []
  const said: Said[] = []
  const blocked = new Set<string>()
  const files = new Map<string, string>()
  const tooBig = new Set<string>()
  const waiting = new Set<() => void>()
  let webhook: TelegramServer['webhook'] = null
  let lastUpdate = 0
  let lastMessage = 100
  let offset = 0
  let isGone = false

  const person = (chat: number) => ({
    chat: { id: chat, type: 'private', first_name: 'Анна' },
    from: { id: chat, is_bot: false, first_name: 'Анна', last_name: 'Котова' },
  })
  const wake = () => {
    for (const each of waiting) each()
  }
  const bring = (update: object) => {
    lastUpdate += 1
    updates.push({ update_id: lastUpdate, ...update })
    wake()
  }
  const server = createServer(async (request, response) => {
    if (isGone) return request.socket.destroy()
    const answer = (result: unknown) => response.end(JSON.stringify({ ok: true, result }))
    const refuse = (code: number, description: string) => {
      response.statusCode = code
      response.end(JSON.stringify({ ok: false, error_code: code, description }))
    }
    const { pathname } = new URL(request.url ?? '', 'http://telegram.test')
    const file = pathname.startsWith(`/file/bot${token}/`)
      ? files.get(pathname.split('/').slice(3).join('/'))
      : undefined
    if (file !== undefined) return response.end(file)
    if (!pathname.startsWith(`/bot${token}/`)) return refuse(401, 'Unauthorized')
    const method = pathname.split('/').at(-1) ?? ''
    const { fields, raw } = await readFields(request)
    const chat = String(fields.chat_id ?? '')
    switch (method) {
      case 'getMe':
        return answer({ id: 7, is_bot: true, first_name: 'Support', username: 'vendor_support_bot' })
      case 'deleteWebhook':
        webhook = null
        return answer(true)
      case 'setWebhook':
        webhook = { url: String(fields.url), secret: String(fields.secret_token) }
        return answer(true)
      case 'getUpdates': {
        offset = Math.max(offset, Number(fields.offset ?? 0))
        const due = () => updates.filter(({ update_id }) => update_id >= offset)
        if (due().length === 0)
          await new Promise<void>((done) => {
            waiting.add(done)
            request.once('close', done)
            setTimeout(done, 2_000).unref()
          })
        return answer(due())
      }
      case 'getFile':
        if (tooBig.has(String(fields.file_id))) return refuse(400, 'Bad Request: file is too big')
        return answer({
          file_id: fields.file_id,
          file_unique_id: 'u',
          file_path: `documents/${String(fields.file_id)}`,
        })
      case 'answerCallbackQuery':
        return answer(true)
      case 'sendMessage':
      case 'sendDocument': {
        if (blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user')
        lastMessage += 1
        const text = String(fields.text ?? '')
        said.push({
          method,
          chat,
          text,
          markup: JSON.stringify(fields.reply_markup ?? null),
          messageId: lastMessage,
          raw,
        })
        return answer({ message_id: lastMessage, date: 1, chat: { id: Number(chat), type: 'private' }, text })
      }
      default:
        return refuse(404, `Not Found: method ${method}`)
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    said,
    get webhook() {
      return webhook
    },
    write(chat, message) {
      lastMessage += 1
      bring({ message: { message_id: lastMessage, date: 1, ...person(chat), ...message } })
      return lastMessage
    },
    press(chat, data) {
      const { from, chat: where } = person(chat)
      const keyboard = [[{ text: 'Вопросов не осталось', callback_data: data }]]
      bring({
        callback_query: {
          id: `q${lastUpdate}`,
          from,
          chat_instance: '1',
          data,
          message: { message_id: lastMessage, date: 1, chat: where, reply_markup: { inline_keyboard: keyboard } },
        },
      })
    },
    bringAgain() {
      offset = 0
      for (const update of updates) {
        lastUpdate += 1
        update.update_id = lastUpdate
      }
      wake()
    },
    block: (chat) => blocked.add(String(chat)),
    putFile: (path, content) => files.set(path, content),
    putTooBig: (fileId) => tooBig.add(fileId),
    goAway(isAway) {
      isGone = isAway
      if (isAway) server.closeAllConnections()
    },
    async hears(pattern, timeoutMs = 15_000) {
      const until = performance.now() + timeoutMs
      while (performance.now() < until) {
        const found = said.find(({ text, raw }) => pattern.test(text) || pattern.test(raw))
        if (found) return found
        await new Promise((done) => setTimeout(done, 30))
      }
      throw new Error(
        `the bot did not say ${pattern}; it said ${said.map(({ text }) => text.slice(0, 60)).join(' | ')}`,
      )
    },
    async close() {
      wake()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function readFields(
  request: IncomingMessage,
): Promise<{ readonly fields: Record<string, unknown>; readonly raw: string }> {
  const raw = (await buffer(request)).toString('utf8')
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { fields: JSON.parse(raw || '{}'), raw }
  const fields: Record<string, unknown> = {}
  for (const [, name = '', value = ''] of raw.matchAll(
    /name="([^"]+)"\r\n(?:content-type:[^\r]*\r\n)?\r\n([^\r]*)\r\n/gi,
  )) {
    fields[name] = value
  }
  return { fields, raw }
}
