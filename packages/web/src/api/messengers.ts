import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Accounts of a desk in messengers. Each throws `ApiError`.

export type MessengerKind = components['schemas']['MessengerKind']
export type MessengerAccount = components['schemas']['MessengerAccount']
export type MessengerCode = components['schemas']['MessengerCode']

export type NewMessenger =
  | { readonly kind: 'telegram'; readonly secret: string; readonly apiRoot?: string; readonly webhook?: boolean }
  | { readonly kind: 'xmpp'; readonly name: string; readonly secret: string; readonly service?: string }

export const listMessengers = (desk: string): Promise<{ readonly accounts: readonly MessengerAccount[] }> =>
  answered(http.GET('/api/desks/{desk}/messengers', { params: { path: { desk } } }))

/** It is signed in once before it is kept: what is wrong with it is said at once. */
export const addMessenger = (desk: string, body: NewMessenger): Promise<{ readonly name: string }> =>
  answered(http.POST('/api/desks/{desk}/messengers', { params: { path: { desk } }, body }))

export const changeMessenger = (desk: string, account: string, isOpen: boolean): Promise<unknown> =>
  answered(
    http.PATCH('/api/desks/{desk}/messengers/{account}', { params: { path: { desk, account } }, body: { isOpen } }),
  )

export const getMessengerCode = (desk: string, number: number, key: string): Promise<MessengerCode> =>
  answered(
    http.POST('/api/public/cases/{desk}/{number}/messenger-codes', {
      params: { path: { desk, number } },
      body: { key },
    }),
  )
