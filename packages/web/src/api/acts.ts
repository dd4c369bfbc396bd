import type { CaseState, CommandKind, Developer, Event, InDevelopment, Item, Quote } from '@reglament/engine'
import { answered } from './answer.ts'
import type { Asked } from './shapes.ts'
import { http } from './transport.ts'

/** What a member of staff does to a case, as it is sent. */
export type Act =
  | { readonly kind: 'answer' | 'note' | 'reply'; readonly text: string }
  | { readonly kind: 'ask'; readonly text: string; readonly items: readonly Item[] }
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
      return http.POST(`${base}/answers`, { params, body: { text: act.text } })
    case 'note':
      return http.POST(`${base}/notes`, { params, body: { text: act.text } })
    case 'reply':
      return http.POST(`${base}/replies`, { params, body: { text: act.text } })
    case 'ask':
      return http.POST(`${base}/asks`, { params, body: { text: act.text, items: [...act.items] } })
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
