import type { MessengerKind, MessengerSettings } from '../store/messenger/messenger.ts'

export interface NewMessengerAccount {
  readonly kind: MessengerKind
  /** What people write to: `vendor_support_bot`, `support@jabber.example`. */
  readonly name: string
  readonly settings: MessengerSettings
  /** The bot's token or the account's password. */
  readonly secret: string
}

export interface MessengerLink {
  readonly kind: MessengerKind
  readonly name: string
  /** Opens a conversation with the code in it; null where the code is to be typed. */
  readonly url: string | null
}

/** The messengers as the other rooms of the desk know them. */
export interface Messengers {
  /** Signs in once and out again; resolves with the account's name. @throws Error: a sentence for the administrator. */
  tryOut(account: NewMessengerAccount): Promise<string>
  /** As it is kept: nobody who reads the database alone can use it. */
  seal(secret: string): Buffer
  /** Signed in now, and its server answers. */
  isRunning(accountId: string): boolean
  /** Why it is not running, in its server's words; null where it runs, or was not tried yet. For operators alone. */
  problemOf(accountId: string): string | null
  /** How a client of the desk gets to us with the code; open accounts only. */
  linksWith(deskId: string, code: string): readonly MessengerLink[]
  /** What a messenger's server says to the address of an account. False where it is not its own. */
  called(
    deskId: string,
    accountId: string,
    call: { readonly secret: string | null; readonly body: unknown },
  ): Promise<boolean>
  /** Looks at the accounts now: somebody has changed them. */
  lookAgain(): void
}
