import { createHash, randomUUID } from 'node:crypto'
import { type Client, client, type Element, jid, xml } from '@xmpp/client'
import type { ChatMessage } from '../../intake/chat-message.ts'
import { readLinkCode } from '../../intake/link-code.ts'
import { reasonOf } from '../../start-problem.ts'
import type { MessengerSettings } from '../../store/messenger/messenger.ts'
import type { Messenger, OpenParts } from './messenger.ts'

/** Longer than a server needs to say that it knows us, or that it does not. */
const LONGEST_START_MS = 20_000
const REPLY = 'urn:xmpp:reply:0'
const STANZA_ID = 'urn:xmpp:sid:0'

/**
 * An account on an XMPP server. Several processes may be there under it: a message that more than one of them gets is
 * taken once. Files travel as links: the server's upload gives the sender one, and ours lead to the tracking page.
 */
export async function openXmpp(settings: MessengerSettings, parts: OpenParts): Promise<Messenger> {
  const [username = '', domain = ''] = parts.name.split('@')
  const account = client({
    ...(settings.service === undefined ? {} : { service: settings.service }),
    domain,
    username,
    password: parts.secret,
    resource: `reglament-${randomUUID().slice(0, 8)}`,
  })
  let isOnline = false
  let receiving = Promise.resolve()
  account.on('error', (error) => {
    if (isOnline) parts.serverIs(reasonOf(error))
    if (isOnline) parts.say(`the account \`${parts.name}\` has lost its server for now: ${reasonOf(error)}`)
  })
  account.on('online', () => {
    isOnline = true
    parts.serverIs(null)
    account.send(xml('presence')).catch((thrown: unknown) => parts.say(reasonOf(thrown)))
  })
  account.on('disconnect', () => parts.serverIs('the server closed the connection'))
  account.on('stanza', (stanza) => {
    // One after the other: the second message of a conversation must find the case that the first one makes.
    receiving = receiving
      .then(() => take(account, stanza, parts))
      .catch((thrown: unknown) => parts.say(`the account \`${parts.name}\`: ${reasonOf(thrown)}`))
  })
  await start(account, parts.name)
  return {
    name: parts.name,
    largestFileBytes: 0,
    async send(peer, message) {
      const id = randomUUID()
      await account.send(xml('message', { type: 'chat', to: peer, id }, xml('body', {}, message.text)))
      return [id]
    },
    linkWith: () => null,
    async close() {
      account.reconnect.stop()
      await receiving
      await account.stop()
    },
  }
}

async function start(account: Client, name: string): Promise<void> {
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  const timer = setTimeout(() => fail(new Error('the server does not answer')), LONGEST_START_MS)
  account.on('error', fail)
  failed.catch(() => {})
  try {
    await Promise.race([account.start(), failed])
  } catch (thrown) {
    account.reconnect.stop()
    await account.stop().catch(() => {}) // it never was there
    throw new Error(`can't sign in as \`${name}\`: ${reasonOf(thrown)}`)
  } finally {
    clearTimeout(timer)
  }
}

async function take(account: Client, stanza: Element, { receive }: OpenParts): Promise<void> {
  const { from, type } = stanza.attrs
  if (from === undefined) return
  const peer = jid(from).bare().toString()
  if (stanza.is('presence') && type === 'subscribe') {
    // Whoever asks may see that the desk is there.
    await account.send(xml('presence', { to: peer, type: 'subscribed' }))
    return
  }
  if (!stanza.is('message') || type === 'error' || type === 'groupchat' || type === 'headline') return
  const body = stanza.getChildText('body')
  if (body === null || body.trim() === '' || peer === account.jid?.bare().toString()) return
  await receive(toChat(stanza, peer, body))
}

function toChat(stanza: Element, peer: string, body: string): ChatMessage {
  const code = readLinkCode(body)
  return {
    peer,
    id: idOf(stanza, body),
    answers: stanza.getChild('reply', REPLY)?.attrs.id ?? null,
    name: stanza.getChildText('nick') ?? peer.split('@')[0] ?? null,
    text: code === null ? body : '',
    files: [],
    phone: null,
    code,
    pressed: null,
  }
}

/** The server's own id of the message, else the sender's; without either, the words at this moment. */
function idOf(stanza: Element, body: string): string {
  const given = stanza.getChild('stanza-id', STANZA_ID)?.attrs.id ?? stanza.attrs.id
  if (given !== undefined) return given
  const delay = stanza.getChild('delay', 'urn:xmpp:delay')?.attrs.stamp ?? randomUUID()
  return createHash('sha256').update(`${delay}\n${body}`).digest('hex')
}
