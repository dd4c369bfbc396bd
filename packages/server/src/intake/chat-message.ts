export interface ChatFile {
  readonly filename: string | null
  readonly contentType: string
  readonly content: Buffer
}

/** What somebody wrote in a messenger, whatever messenger it was. */
export interface ChatMessage {
  /** The messenger's own name of the conversation: whom to answer. */
  readonly peer: string
  /** Never the same for two messages of one conversation, always the same for one that is brought twice. */
  readonly id: string
  /** The id of the message of ours that this one answers. */
  readonly answers: string | null
  /** What the person calls themselves there. */
  readonly name: string | null
  readonly text: string
  readonly files: readonly ChatFile[]
  /** The person's own number, where the messenger itself vouches for it. */
  readonly phone: string | null
  /** A code of ours (`link-code.ts`), by which the person shows whose case they go on with. */
  readonly code: string | null
  /** A button under a message of ours. */
  readonly pressed: ChatPress | null
}

export interface ChatPress {
  readonly what: 'confirm' | 'keep-open'
  readonly number: number
}

/** Where a conversation's letters go: the `answer_to` of its cases. */
export function chatAddress(accountId: string, peer: string): string {
  return `messenger:${accountId}:${peer}`
}

/** The account and the conversation; null for an address of another channel. */
export function readChatAddress(address: string): { readonly accountId: string; readonly peer: string } | null {
  const [, accountId, peer] = /^messenger:([0-9a-f-]{36}):(.+)$/s.exec(address) ?? []
  return accountId === undefined || peer === undefined ? null : { accountId, peer }
}
