import { timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Bot, type Context, GrammyError, InlineKeyboard, InputFile, Keyboard } from 'grammy'
import type { Message, Update } from 'grammy/types'
import type { ChatFile, ChatMessage } from '../../intake/chat-message.ts'
import { readLinkCode } from '../../intake/link-code.ts'
import { reasonOf } from '../../start-problem.ts'
import type { MessengerSettings } from '../../store/messenger/messenger.ts'
import { type ChatOutgoing, type Messenger, type OpenParts, PeerGone, pressAsText, readPress } from './messenger.ts'
import { PHRASES } from './phrases.ts'

const TELEGRAM_ROOT = 'https://api.telegram.org'
/** Telegram's own limit on the length of a message, in characters. */
const LONGEST_TEXT = 4096
/** What a bot may send, by Telegram's rules. */
const LARGEST_FILE_BYTES = 50_000_000
const PAUSE_AFTER_LOSS_MS = 2_000
const LONGEST_DOWNLOAD_MS = 60_000
/** Telegram itself gives a bot 20 MB; a Bot API server of one's own gives 2 GB, which nobody has the memory for. */
const LARGEST_TAKEN_BYTES = 100_000_000
const UPDATES = ['message', 'edited_message', 'callback_query'] as const

/** A bot of Telegram, by long polling or by webhook. */
export async function openTelegram(settings: MessengerSettings, parts: OpenParts): Promise<Messenger> {
  const apiRoot = settings.apiRoot ?? TELEGRAM_ROOT
  const bot = new Bot(parts.secret, { client: { apiRoot } })
  await bot.init()
  const stopping = new AbortController()
  const take = async (context: Context) => {
    const fileUrl = (path: string) => `${apiRoot}/file/bot${parts.secret}/${path}`
    const { files, left } = await filesOf(context, fileUrl)
    const message = toChat(context, files, left)
    if (message === null) return
    await parts.receive(message)
    // The question is kept already: whoever can't be told now reads it on the page of the case.
    if (left !== null) await context.reply(left).catch((thrown: unknown) => parts.say(reasonOf(thrown)))
    // The button stops turning; that it was heard is in our records, so a failure here changes nothing.
    if (context.callbackQuery)
      await context.answerCallbackQuery().catch((thrown: unknown) => parts.say(reasonOf(thrown)))
  }
  bot.on(['message', 'edited_message', 'callback_query:data'], take)
  const polling = settings.webhook ? null : poll(bot, parts, stopping.signal)
  if (settings.webhook) {
    await bot.api.setWebhook(parts.webhookUrl, { secret_token: parts.webhookSecret, allowed_updates: [...UPDATES] })
  }
  return {
    name: bot.botInfo.username,
    largestFileBytes: LARGEST_FILE_BYTES,
    async send(peer, message) {
      try {
        return await sendAll(bot, peer, message)
      } catch (thrown) {
        throw isGone(thrown) ? new PeerGone(reasonOf(thrown)) : thrown
      }
    },
    linkWith: (code) => `https://t.me/${bot.botInfo.username}?start=${code}`,
    async called({ secret, body }) {
      if (secret === null || !isSame(secret, parts.webhookSecret)) return false
      await bot.handleUpdate(body as Update)
      return true
    },
    async close() {
      stopping.abort()
      await polling
    },
  }
}

/**
 * Asks for updates until stopped. An update counts as taken when the next ones are asked for, which happens after it
 * was kept: killed in between, Telegram brings it again.
 */
async function poll(bot: Bot, { turnToAsk, say, serverIs }: OpenParts, stopped: AbortSignal): Promise<void> {
  if (!(await turnToAsk(stopped))) return
  // grammY types the signal by a package of its own; it is the same thing.
  const theirs = stopped as unknown as NonNullable<Parameters<typeof bot.api.getUpdates>[1]>
  let offset = 0
  let isWebhookGone = false
  while (!stopped.aborted) {
    try {
      // A webhook from before would keep the updates from us.
      if (!isWebhookGone) isWebhookGone = await bot.api.deleteWebhook()
      serverIs(null)
      const updates = await bot.api.getUpdates({ offset, timeout: 25, allowed_updates: [...UPDATES] }, theirs)
      for (const update of updates) {
        if (stopped.aborted) return
        await bot.handleUpdate(update)
        offset = update.update_id + 1
      }
    } catch (thrown) {
      if (stopped.aborted) return
      serverIs(reasonOf(thrown))
      // Asked first when the server is back: the long question for updates is answered much later.
      isWebhookGone = false
      say(`Telegram (@${bot.botInfo.username}) can't be asked for now: ${reasonOf(thrown)}`)
      await sleep(PAUSE_AFTER_LOSS_MS, undefined, { signal: stopped }).catch(() => {}) // aborted: the loop ends
    }
  }
}

/** Null for what is no business of a support desk: groups, channels, service messages. */
function toChat(context: Context, files: readonly ChatFile[], left: string | null): ChatMessage | null {
  const { chat, from } = context
  if (chat?.type !== 'private' || !from) return null
  const common = {
    peer: String(chat.id),
    name: [from.first_name, from.last_name].filter((part) => part).join(' ') || from.username || null,
    answers: null,
    text: '',
    files: [],
    phone: null,
    code: null,
    pressed: null,
  }
  const query = context.callbackQuery
  if (query) {
    const pressed = readPress(query.data ?? '')
    if (pressed === null) return null
    return { ...common, id: `press-${query.id}`, pressed, text: labelOf(query.message, query.data ?? '') }
  }
  const message = context.msg
  if (!message) return null
  const written = message.text ?? message.caption ?? message.sticker?.emoji ?? ''
  const text = left === null ? written : [written, `[${left}]`].filter((part) => part !== '').join('\n\n')
  // A forwarded contact is somebody else's number.
  const isOwn = message.contact !== undefined && message.contact.user_id === from.id
  const code = readLinkCode(text)
  return {
    ...common,
    // An edited message is a further one: history is not rewritten.
    id: message.edit_date === undefined ? String(message.message_id) : `${message.message_id}-${message.edit_date}`,
    answers: message.reply_to_message ? String(message.reply_to_message.message_id) : null,
    text: code === null ? text.replace(/^\/start\b\s*/, '') : '',
    files,
    phone: isOwn && message.contact ? message.contact.phone_number : null,
    code,
  }
}

/** The words that stood on the button: what the person said by pressing it. */
function labelOf(message: { readonly reply_markup?: unknown } | undefined, data: string): string {
  const markup = message?.reply_markup as { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined
  return markup?.inline_keyboard?.flat().find((button) => button.callback_data === data)?.text ?? ''
}

interface Taken {
  readonly files: readonly ChatFile[]
  /** What is said of the one that can't be taken, in the language of who sent it. */
  readonly left: string | null
}

/**
 * The files of a message. One that Telegram will never give us is told of, and its message goes on without it: thrown, it
 * would be brought again and again, and nobody's message after it would be read.
 * @throws where it may be given later
 */
async function filesOf(context: Context, fileUrl: (path: string) => string): Promise<Taken> {
  const { msg: message, chat } = context
  const file = message && chat?.type === 'private' && !context.callbackQuery ? fileIn(message) : null
  if (file === null) return { files: [], left: null }
  const content = (file.sizeBytes ?? 0) > LARGEST_TAKEN_BYTES ? null : await download(context, fileUrl)
  if (content === null) {
    const { leftBehind } = PHRASES[context.from?.language_code?.startsWith('en') ? 'en' : 'ru']
    return { files: [], left: leftBehind(file.name) }
  }
  return { files: [{ filename: file.name, contentType: file.type, content }], left: null }
}

interface FileInMessage {
  readonly name: string
  readonly type: string
  readonly sizeBytes: number | undefined
}

/** A message of Telegram carries one file at most; a photo comes in several sizes, the largest last. */
function fileIn({ message_id, document, photo, voice, video, audio, video_note }: Message): FileInMessage | null {
  const named = (
    file: { readonly file_name?: string; readonly mime_type?: string; readonly file_size?: number } | undefined,
    name: string,
    type: string,
  ): FileInMessage | null =>
    file ? { name: file.file_name ?? name, type: file.mime_type ?? type, sizeBytes: file.file_size } : null
  return (
    named(document, `file-${message_id}`, 'application/octet-stream') ??
    named(photo?.at(-1), `photo-${message_id}.jpg`, 'image/jpeg') ??
    named(voice, `voice-${message_id}.ogg`, 'audio/ogg') ??
    named(video, `video-${message_id}.mp4`, 'video/mp4') ??
    named(audio, `audio-${message_id}.mp3`, 'audio/mpeg') ??
    named(video_note, `video-${message_id}.mp4`, 'video/mp4')
  )
}

/** null: it will never be given (too large, or gone from Telegram's servers). */
async function download(context: Context, fileUrl: (path: string) => string): Promise<Buffer | null> {
  try {
    const { file_path: path } = await context.getFile()
    if (path === undefined) return null
    const answer = await fetch(fileUrl(path), { signal: AbortSignal.timeout(LONGEST_DOWNLOAD_MS) })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error(`Telegram did not give the file \`${path}\`: HTTP ${answer.status}`)
    return Buffer.from(await answer.arrayBuffer())
  } catch (thrown) {
    if (thrown instanceof GrammyError && thrown.error_code === 400) return null
    throw thrown
  }
}

async function sendAll(bot: Bot, peer: string, message: ChatOutgoing): Promise<readonly string[]> {
  const ids: string[] = []
  const parts = piecesOf(message.text)
  for (const [index, text] of parts.entries()) {
    const isLast = index === parts.length - 1
    const sent = await bot.api.sendMessage(peer, text, {
      link_preview_options: { is_disabled: true },
      ...(isLast ? markupOf(message) : {}),
    })
    ids.push(String(sent.message_id))
  }
  for (const file of message.files) {
    const sent = await bot.api.sendDocument(peer, new InputFile(file.content, file.filename ?? 'file'))
    ids.push(String(sent.message_id))
  }
  return ids
}

function markupOf({ buttons, askPhone }: ChatOutgoing) {
  if (askPhone !== null) {
    return { reply_markup: new Keyboard().requestContact(askPhone).resized().oneTime() }
  }
  if (buttons.length === 0) return {}
  const keyboard = new InlineKeyboard()
  for (const { label, press } of buttons) keyboard.text(label, pressAsText(press)).row()
  return { reply_markup: keyboard }
}

/** Cut at the ends of lines, where there are any. */
export function piecesOf(text: string, longest = LONGEST_TEXT): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > longest) {
    const cut = rest.lastIndexOf('\n', longest)
    const end = cut > longest / 2 ? cut : longest
    pieces.push(rest.slice(0, end).toWellFormed())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

/** 403: blocked by the person, or they are gone; 400 with these words: there never was such a conversation. */
function isGone(thrown: unknown): boolean {
  if (!(thrown instanceof GrammyError)) return false
  return thrown.error_code === 403 || (thrown.error_code === 400 && /chat not found/i.test(thrown.description))
}

function isSame(given: string, own: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(own)]
  return a.length === b.length && timingSafeEqual(a, b)
}
