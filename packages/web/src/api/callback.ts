import type { Verdict } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import type { Asked, Reads } from './shapes.ts'
import { http } from './transport.ts'

/** Half-open, ISO 8601. */
export interface CallWindow {
  readonly from: string
  readonly to: string
}

export type CallbackRegistered = Omit<components['schemas']['CallbackRegistered'], 'verdict'> & {
  readonly verdict: Verdict
}

/** When the desk can call somebody who lives in that zone. */
export const listCallbackWindows = (desk: string, timezone: string): Promise<{ windows: readonly CallWindow[] }> =>
  answered(http.GET('/api/public/desks/{desk}/callback-windows', { params: { path: { desk }, query: { timezone } } }))

export const askCallback = (
  desk: string,
  { contact, ...asked }: Asked,
  when: { readonly window: CallWindow; readonly timezone: string; readonly reads: Reads },
): Promise<CallbackRegistered> =>
  answered(
    http.POST('/api/public/desks/{desk}/callbacks', {
      params: { path: { desk } },
      body: { ...asked, contact: { ...contact, phone: contact?.phone ?? '' }, ...when },
    }),
  )
