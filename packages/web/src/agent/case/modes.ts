import type { Developer, Field } from '@reglament/engine'
import type { Act, ActKind } from '../../api/acts.ts'
import type { Key } from '../../say/phrases.ts'

/** The acts in the groups that a specialist thinks in. Every act has its place, whether it can be done now or not. */
export const GROUPS: readonly { readonly title: Key; readonly acts: readonly ActKind[] }[] = [
  { title: 'composer.write', acts: ['answer', 'ask', 'note'] },
  { title: 'composer.forClient', acts: ['reply', 'supply', 'confirm'] },
  { title: 'composer.decide', acts: ['escalate', 'promise', 'return', 'close', 'refuse', 'admit'] },
]

/** What stands in the composer's boxes; each act takes what it needs. */
export interface Draft {
  readonly text: string
  readonly fields: readonly Field[]
  readonly developerName: string
  readonly developerContact: string
  readonly eta: string
  readonly ground: string
  readonly until: string
  readonly product: string
  readonly version: string
  readonly description: string
  readonly organization: string
  readonly inn: string
}

export const EMPTY_DRAFT: Draft = {
  text: '',
  fields: [],
  developerName: '',
  developerContact: '',
  eta: '',
  ground: '',
  until: '',
  product: '',
  version: '',
  description: '',
  organization: '',
  inn: '',
}

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function developerOf({ developerName, developerContact }: Draft): Developer | null {
  const name = said(developerName)
  const contact = said(developerContact)
  if (name === null && contact === null) return null
  const reach = contact === null ? {} : contact.includes('@') ? { email: contact } : { phone: contact }
  return { name: name ?? contact ?? '', ...reach }
}

/** Whether an act of this kind is nothing without words. */
export function needsText(kind: ActKind): boolean {
  return kind === 'answer' || kind === 'ask' || kind === 'note' || kind === 'reply'
}

/** The act that the draft amounts to. Dates stay as they were written: the regulation's zone gives them their end. */
export function actOf(kind: ActKind, draft: Draft): Act {
  const text = draft.text.trim()
  const developer = developerOf(draft)
  const eta = said(draft.eta)
  const until = said(draft.until)
  switch (kind) {
    case 'answer':
    case 'note':
    case 'reply':
      return { kind, text }
    case 'ask':
      return { kind, text, fields: draft.fields }
    case 'take':
    case 'return':
    case 'confirm':
    case 'close':
      return { kind }
    case 'escalate':
      return {
        kind,
        ...(developer ? { developer } : {}),
        ...(eta === null ? {} : { eta }),
        ...(text === '' ? {} : { text }),
      }
    case 'promise':
      return { kind, ...(developer ? { developer } : {}), ...(eta === null ? {} : { eta }) }
    case 'refuse':
      return { kind, ...(draft.ground === '' ? {} : { reason: draft.ground }), ...(text === '' ? {} : { text }) }
    case 'admit':
      return { kind, ...(text === '' ? {} : { reason: text }), ...(until === null ? {} : { until }) }
    case 'supply':
      return { kind, data: suppliedBy(draft) }
  }
}

function suppliedBy({ product, version, description, organization, inn }: Draft) {
  const org = {
    ...(said(organization) ? { name: organization.trim() } : {}),
    ...(said(inn) ? { inn: inn.trim() } : {}),
  }
  return {
    ...(said(product) ? { product: product.trim() } : {}),
    ...(said(version) ? { version: version.trim() } : {}),
    ...(said(description) ? { description: description.trim() } : {}),
    ...(Object.keys(org).length > 0 ? { organization: org } : {}),
  }
}
