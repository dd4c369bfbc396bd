import type { CaseState, CommandKind, Developer, Event, InDevelopment, Item, Quote } from '@reglament/engine'
import { answered } from './answer.ts'
import type { Asked, WaitingSend } from './shapes.ts'
import { http } from './transport.ts'

/** What was written: `html` is what counts where it is there. */
interface Words {
  readonly text: string
  readonly html?: string
  readonly attachments?: readonly string[]
}

/** What a member of staff does to a case, as it is sent. */
export type Act =
  | ({ readonly kind: 'note' | 'reply' } & Words)
  | ({ readonly kind: 'answer' } & Words)
  | ({ readonly kind: 'ask'; readonly items: readonly Item[] } & Words)
  | { readonly kind: 'take' | 'confirm' | 'close' }
  | { readonly kind: 'return'; readonly text?: string }
  | { readonly kind: 'supply'; readonly data: Asked; readonly items?: Item[] }
  | ({
      readonly kind: 'escalate' | 'promise'
      readonly developer?: Developer
      readonly eta?: string
      readonly text?: string
    } & InDevelopment)
  | {
      readonly kind: 'refuse'
      readonly reason?: string
      readonly clause?: string
      readonly evidence?: Quote
      readonly text?: string
    }
  | { readonly kind: 'admit'; readonly reason?: string; readonly until?: string }

export type ActKind = Act['kind'] & CommandKind

export interface Changed {
  readonly state: CaseState
  readonly events: readonly Event[]
}

/** Does it; the server decides by the same engine and answers what came of it. Throws `ApiError` with the clause against it. */
export function doAct(desk: string, number: number, act: Act): Promise<Changed> {
  return answered(send(desk, number, act))
}

function send(desk: string, number: number, act: Act) {
  const params = { path: { desk, number } }
  const base = '/api/desks/{desk}/cases/{number}'
  switch (act.kind) {
    case 'answer':
      return http.POST(`${base}/answers`, { params, body: bodyOf(act) })
    case 'note':
      return http.POST(`${base}/notes`, { params, body: bodyOf(act) })
    case 'reply':
      return http.POST(`${base}/replies`, { params, body: bodyOf(act) })
    case 'ask':
      return http.POST(`${base}/asks`, { params, body: { ...bodyOf(act), items: [...act.items] } })
    case 'take':
      return http.POST(`${base}/takes`, { params, body: {} })
    case 'return':
      return http.POST(`${base}/returns`, { params, body: act.text ? { text: act.text } : {} })
    case 'confirm':
      return http.POST(`${base}/confirmations`, { params, body: {} })
    case 'close':
      return http.POST(`${base}/closings`, { params, body: {} })
    case 'supply':
      return http.POST(`${base}/supplies`, {
        params,
        body: { data: act.data, ...(act.items ? { items: act.items } : {}) },
      })
    case 'escalate': {
      const { kind: _, ...body } = act
      return http.POST(`${base}/escalations`, { params, body })
    }
    case 'promise': {
      const { kind: _, ...body } = act
      return http.POST(`${base}/promises`, { params, body })
    }
    case 'refuse': {
      const { kind: _, ...body } = act
      return http.POST(`${base}/refusals`, { params, body })
    }
    case 'admit': {
      const { kind: _, ...body } = act
      return http.POST(`${base}/admissions`, { params, body })
    }
  }
}

function bodyOf({ text, html, attachments }: Words) {
  const files = attachments === undefined ? {} : { attachments: [...attachments] }
  return html === undefined ? { text, ...files } : { html, ...files }
}

/**
 * Answers or asks after the wait in which it can be taken back. `draft` is what the boxes held, to be put back then.
 * Throws `ApiError` with the clause against it.
 */
export function sendToClient(
  desk: string,
  number: number,
  act: Extract<Act, { kind: 'answer' | 'ask' }>,
  slot: string,
  draft: Record<string, unknown>,
): Promise<WaitingSend> {
  const items = act.kind === 'ask' ? { items: [...act.items] } : {}
  return answered(
    http.POST('/api/desks/{desk}/cases/{number}/sends', {
      params: { path: { desk, number } },
      body: { kind: act.kind, ...bodyOf(act), ...items, slot, draft },
    }),
  )
}
