import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Addresses: the desk's further ones, and those that letters come back from. Each throws `ApiError`.

type Schemas = components['schemas']
export type BouncedAddress = Schemas['BouncedAddress']
export type Mailbox = Schemas['Mailbox']

export const listBounced = (desk: string): Promise<{ readonly rows: readonly BouncedAddress[] }> =>
  answered(http.GET('/api/desks/{desk}/bounced-addresses', { params: { path: { desk } } }))

export const clearBounced = (desk: string, email: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/bounced-addresses/{email}', { params: { path: { desk, email } } }))

export const listMailboxes = (desk: string): Promise<{ readonly rows: readonly Mailbox[] }> =>
  answered(http.GET('/api/desks/{desk}/mailboxes', { params: { path: { desk } } }))

export const addMailbox = (desk: string, body: Mailbox): Promise<Mailbox> =>
  answered(http.POST('/api/desks/{desk}/mailboxes', { params: { path: { desk } }, body }))

export const removeMailbox = (desk: string, address: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/mailboxes/{address}', { params: { path: { desk, address } } }))
