import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ChatMessage, readChatAddress } from '../../intake/chat-message.ts'
import type { Messengers } from '../../intake/messengers.ts'
import { takeChatMessage } from '../../intake/take-chat-message.ts'
import { seal, unseal } from '../../sealed.ts'
import { reasonOf } from '../../start-problem.ts'
import { listDesks } from '../../store/desk/desk.ts'
import { listMessengerAccounts, type MessengerAccount } from '../../store/messenger/messenger.ts'
import { lockMessenger } from '../../store/messenger/messenger-lock.ts'
import { inDesk } from '../../store/transaction.ts'
import type { WordingParts } from '../word-letter.ts'
import { answerChat } from './answer-chat.ts'
import { deliverChat } from './deliver-chat.ts'
import { keepForPerson } from './keep-for-person.ts'
import type { Messenger, OpenMessenger } from './messenger.ts'
import { openTelegram } from './telegram.ts'
import { openXmpp } from './xmpp.ts'

/** Every messenger that there is. */
const KINDS: Readonly<Record<MessengerAccount['kind'], OpenMessenger<MessengerAccount['settings']>>> = {
  telegram: openTelegram,
  xmpp: openXmpp,
}

const MESSENGER_SECRET = 'messenger account'

export interface RunningMessengers extends Messengers {
  /** The job `deliver-letter`, for a letter to such an address; true where it has to go by e-mail instead. */
  deliver(deskId: string, letterId: string, recipient: string): Promise<boolean>
  close(): Promise<void>
}

export interface MessengersParts extends WordingParts {
  readonly secret: string
  readonly publicUrl: string
  readonly say: (line: string) => void
  /** Between two looks at the accounts, in milliseconds: another process may have changed them. */
  readonly lookEveryMs?: number
}

interface Open {
  readonly deskId: string
  readonly account: MessengerAccount
  readonly messenger: Messenger
}

const LOOK_EVERY_MS = 10_000
/** After an account could not be opened, in milliseconds. */
const PAUSE_AFTER_FAILURE_MS = 60_000

/** Opens the messengers of all desks and keeps them as their administrators want them, until `close`. */
export function openMessengers(parts: MessengersParts): RunningMessengers {
  const { shell, say } = parts
  const stopping = new AbortController()
  const opened = new Map<string, Open>()
  const failedAt = new Map<string, number>()
  const problems = new Map<string, string>()
  let looking = new AbortController()

  const serverIs = (accountId: string) => (problem: string | null) => {
    if (problem === null) problems.delete(accountId)
    else problems.set(accountId, problem)
  }
  const open = async (deskId: string, account: MessengerAccount): Promise<void> => {
    try {
      const secret = unseal(account.sealed, parts.secret, MESSENGER_SECRET)
      if (secret === null)
        throw new Error('its password was kept under another secret of the installation: give it anew')
      const messenger = await KINDS[account.kind](account.settings, {
        ...partsOf(parts, deskId, account, secret, stopping.signal, opened),
        serverIs: serverIs(account.id),
      })
      opened.set(account.id, { deskId, account, messenger })
      problems.delete(account.id)
      failedAt.delete(account.id)
    } catch (thrown) {
      failedAt.set(account.id, performance.now())
      problems.set(account.id, reasonOf(thrown))
      say(`the messenger account \`${account.name}\` of desk \`${deskId}\` can't be opened: ${reasonOf(thrown)}`)
    }
  }
  const look = async (): Promise<void> => {
    const wanted = new Map<string, { readonly deskId: string; readonly account: MessengerAccount }>()
    for (const { id: deskId } of await listDesks(shell.pool)) {
      const accounts = await inDesk(shell.pool, deskId, listMessengerAccounts)
      for (const account of accounts) if (account.isOpen) wanted.set(account.id, { deskId, account })
    }
    for (const [id, { messenger }] of opened) {
      if (wanted.has(id)) continue
      opened.delete(id)
      problems.delete(id)
      await messenger.close()
    }
    for (const [id, { deskId, account }] of wanted) {
      const pausedMs = performance.now() - (failedAt.get(id) ?? Number.NEGATIVE_INFINITY)
      if (!opened.has(id) && pausedMs > PAUSE_AFTER_FAILURE_MS && !stopping.signal.aborted) await open(deskId, account)
    }
  }
  const keepLooking = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      looking = new AbortController()
      await look().catch((thrown: unknown) => say(`the messengers can't be looked at for now: ${reasonOf(thrown)}`))
      const woken = AbortSignal.any([looking.signal, stopping.signal])
      await sleep(parts.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal: woken }).catch(() => {}) // woken early
    }
  }
  const running = keepLooking()
  return {
    async tryOut({ kind, name, settings, secret }) {
      const probe = { id: 'probe', kind, name, settings, sealed: Buffer.alloc(0), isOpen: true, createdAt: new Date(0) }
      // Nothing is taken from the account while it is tried.
      const messenger = await KINDS[kind](
        { ...settings, webhook: false },
        {
          ...partsOf(parts, 'probe', probe, secret, stopping.signal, opened),
          turnToAsk: async () => false,
          receive: async () => {},
          serverIs: () => {},
        },
      )
      const known = messenger.name
      await messenger.close()
      return known
    },
    seal: (secret) => seal(secret, parts.secret, MESSENGER_SECRET),
    isRunning: (accountId) => opened.has(accountId) && !problems.has(accountId),
    problemOf: (accountId) => problems.get(accountId) ?? null,
    linksWith: (deskId, code) =>
      [...opened.values()]
        .filter((each) => each.deskId === deskId)
        .map(({ account: { kind, name }, messenger }) => ({ kind, name, url: messenger.linkWith(code) })),
    async called(deskId, accountId, call) {
      const found = opened.get(accountId)
      return found?.deskId === deskId && found.messenger.called !== undefined && found.messenger.called(call)
    },
    async deliver(deskId, letterId, recipient) {
      const address = readChatAddress(recipient)
      if (address === null)
        throw new Error(`letter \`${letterId}\` goes to \`${recipient}\`, which is no address of a messenger`)
      const messenger = opened.get(address.accountId)?.messenger ?? null
      return (await deliverChat(parts, deskId, letterId, { talk: address, messenger })) === 'by-mail'
    },
    lookAgain() {
      failedAt.clear()
      looking.abort()
    },
    async close() {
      stopping.abort()
      await running
      await Promise.all([...opened.values()].map(({ messenger }) => messenger.close()))
    },
  }
}

/** How long a message that can't be kept is tried again, before the next ones of its account get their turn. */
const PAUSES_MS = [200, 1_000, 5_000]

function partsOf(
  parts: MessengersParts,
  deskId: string,
  account: MessengerAccount,
  secret: string,
  stopped: AbortSignal,
  opened: ReadonlyMap<string, Open>,
) {
  const { shell, say } = parts
  return {
    name: account.name,
    secret,
    webhookUrl: `${parts.publicUrl}/api/messengers/${deskId}/${account.id}`,
    webhookSecret: createHmac('sha256', parts.secret).update(`messenger webhook\n${account.id}`).digest('base64url'),
    turnToAsk: (closed: AbortSignal) => lockMessenger(shell.pool, account.id, AbortSignal.any([closed, stopped])),
    say,
    async receive(message: ChatMessage): Promise<void> {
      for (const pauseMs of [...PAUSES_MS, null]) {
        try {
          const taken = await takeChatMessage({ shell, secret: parts.secret }, deskId, account.id, message)
          await answerChat(parts, deskId, taken, message, opened.get(account.id)?.messenger ?? null)
          return
        } catch (thrown) {
          if (pauseMs === null) return keepForPerson(parts, deskId, account, message, thrown)
          await sleep(pauseMs, undefined, { signal: stopped })
        }
      }
    },
  }
}
