import { type Holding, isInn } from '@reglament/engine'
import { between, type Chance, oneOf } from './chance.ts'
import { companyOf, personOf } from './words.ts'

const DAY_MS = 86_400_000

/** A client company with one person who writes for it, as rows of the store's own tables. */
export interface Client {
  readonly organization: { readonly id: string; readonly name: string; readonly inn: string }
  readonly contact: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly phone: string
    readonly timezone: string | null
  }
  readonly holdings: readonly (Holding & { readonly id: string })[]
}

const ZONES = ['Asia/Vladivostok', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Europe/Samara'] as const

export function clientOf(chance: Chance, index: number, newId: () => string, nowMs: number): Client {
  return {
    organization: { id: newId(), name: companyOf(chance, index), inn: innOf(index) },
    contact: {
      id: newId(),
      name: personOf(chance),
      email: `it@client-${index}.example`,
      phone: `+7${String(9_000_000_000 + index * 37)}`,
      timezone: chance() < 0.3 ? oneOf(chance, ZONES) : null,
    },
    holdings: holdingsOf(chance, newId, nowMs),
  }
}

/** Most have a subscription, some are partners or try the product, and some have no right at all. */
function holdingsOf(chance: Chance, newId: () => string, nowMs: number): Client['holdings'] {
  const since = (days: number) => new Date(nowMs - days * DAY_MS).toISOString().slice(0, 10)
  const share = chance()
  if (share < 0.1) return [{ id: newId(), kind: 'partnership', product: 'ics', from: since(500), until: '2030-01-01' }]
  if (share < 0.9) return [{ id: newId(), kind: 'subscription', product: 'ics', from: since(450), until: '2030-01-01' }]
  if (share < 0.95) return [{ id: newId(), kind: 'demo', product: 'ics', from: since(between(chance, 1, 20)) }]
  return []
}

/** A taxpayer number with right check digits that nobody can have: no tax office begins with 00. */
function innOf(index: number): string {
  const digits = `00${String(index * 61)
    .padStart(7, '0')
    .slice(-7)}`
  for (let check = 0; check < 10; check++) if (isInn(`${digits}${check}`)) return `${digits}${check}`
  throw new Error(`\`${digits}\` has no check digit`)
}
