// The part of @xmpp/client that is used here; the package carries no types of its own.
declare module '@xmpp/client' {
  export interface Jid {
    readonly local: string
    readonly domain: string
    bare(): Jid
    toString(): string
  }

  export interface Element {
    readonly name: string
    readonly attrs: Readonly<Record<string, string | undefined>>
    is(name: string): boolean
    getChild(name: string, namespace?: string): Element | undefined
    getChildText(name: string): string | null
  }

  export interface Client {
    readonly jid: Jid | null
    readonly status: string
    start(): Promise<Jid>
    stop(): Promise<void>
    send(element: Element): Promise<void>
    on(event: 'stanza', heard: (stanza: Element) => void): void
    on(event: 'error', heard: (error: Error) => void): void
    on(event: 'disconnect', heard: () => void): void
    on(event: 'online', heard: (address: Jid) => void): void
    readonly reconnect: { stop(): void; delay: number }
  }

  export function client(options: {
    readonly service?: string
    readonly domain: string
    readonly resource: string
    readonly username: string
    readonly password: string
  }): Client
  export function xml(
    name: string,
    attrs?: Readonly<Record<string, string>>,
    ...children: readonly (Element | string)[]
  ): Element
  export function jid(text: string): Jid
}
