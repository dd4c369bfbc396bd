// Somebody with an XMPP program of their own, who writes to the desk and hears it.
import { client, xml } from '@xmpp/client'
import { DOMAIN } from './prosody.ts'

export interface XmppPerson {
  /** What was said to them so far. */
  readonly heard: readonly string[]
  write(to: string, text: string, id: string): Promise<void>
  leave(): Promise<void>
}

export async function comeOverXmpp(service: string, username: string, password: string): Promise<XmppPerson> {
  const heard: string[] = []
  const account = client({ service, domain: DOMAIN, username, password, resource: 'phone' })
  account.on('error', () => {})
  account.on('stanza', (stanza) => {
    const body = stanza.is('message') ? stanza.getChildText('body') : null
    if (body) heard.push(body)
  })
  await account.start()
  await account.send(xml('presence'))
  return {
    heard,
    write: (to, text, id) => account.send(xml('message', { type: 'chat', to, id }, xml('body', {}, text))),
    async leave() {
      account.reconnect.stop()
      await account.stop()
    },
  }
}
