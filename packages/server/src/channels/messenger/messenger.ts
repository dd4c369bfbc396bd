import type { ChatFile, ChatMessage, ChatPress } from '../../intake/chat-message.ts'

/**
 * The one door between the desk and a messenger. Another messenger is another file like `telegram.ts` and `xmpp.ts`
 * that gives an `OpenMessenger`, and a line in `open-messengers.ts`; docs/messengers.md says it step by step.
 */
export interface Messenger {
  /** What people write to, as the messenger's server has it. */
  readonly name: string
  /** Larger ones stay on the page of the case; 0 where files can't be sent at all. */
  readonly largestFileBytes: number
  /**
   * Sends to a conversation; resolves with the messenger's ids of what was sent, by which an answer to it is known.
   * @throws PeerGone where it can never be delivered; anything else is a passing failure, and is tried again.
   */
  send(peer: string, message: ChatOutgoing): Promise<readonly string[]>
  /** An address that opens the conversation with the code in it; null where the code has to be typed. */
  linkWith(code: string): string | null
  /** What the messenger's server calls of itself (a webhook), where it does. False where the call is not its own. */
  called?(call: { readonly secret: string | null; readonly body: unknown }): Promise<boolean>
  close(): Promise<void>
}

export interface ChatOutgoing {
  readonly text: string
  readonly files: readonly ChatFile[]
  readonly buttons: readonly ChatButton[]
  /** The words of a button by which the person gives their number; null: it is not asked for. */
  readonly askPhone: string | null
}

export interface ChatButton {
  readonly label: string
  readonly press: ChatPress
}

/** The conversation is over: the person has blocked us, or their account is gone. */
export class PeerGone extends Error {
  override readonly name = 'PeerGone'
}

export interface OpenParts {
  readonly name: string
  /** The token or the password. */
  readonly secret: string
  /** Where the messenger's server reaches this account, should it call. */
  readonly webhookUrl: string
  /** What a call must carry, so that we know whose it is. */
  readonly webhookSecret: string
  /**
   * Whether this process is the one that asks the server for messages; resolves true when it becomes so. Messengers that
   * may be listened to by several processes do not ask.
   */
  readonly turnToAsk: (stopped: AbortSignal) => Promise<boolean>
  /** Resolves when the message is kept for good, and not before: only then may the server be told so. */
  readonly receive: (message: ChatMessage) => Promise<void>
  readonly say: (line: string) => void
  /** Its server answers (null), or does not: told whenever that is learned, as often as one likes. */
  readonly serverIs: (problem: string | null) => void
}

/** @throws Error where the server does not know the account; the sentence is for the administrator. */
export type OpenMessenger<Settings> = (settings: Settings, parts: OpenParts) => Promise<Messenger>

const PRESS = /^(confirm|keep-open):(\d{1,15})$/

export function pressAsText({ what, number }: ChatPress): string {
  return `${what}:${number}`
}

export function readPress(text: string): ChatPress | null {
  const [, what, number] = PRESS.exec(text) ?? []
  return (what === 'confirm' || what === 'keep-open') && number !== undefined ? { what, number: Number(number) } : null
}
