import type { Channel, Field, Regulation, Request, Topic } from '@reglament/engine'
import type { Asked } from '../../api/shapes.ts'

/** A request as it stands in the fields of a form: text everywhere, empty where nothing was said. */
export interface AskedForm {
  readonly description: string
  readonly topic: string
  readonly product: string
  readonly version: string
  readonly licence: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly organization: string
  readonly inn: string
}

export const BLANK: AskedForm = {
  description: '',
  topic: '',
  product: '',
  version: '',
  licence: '',
  name: '',
  email: '',
  phone: '',
  organization: '',
  inn: '',
}

/** Only what was said; an empty field is a missing one. */
export function askedOf(form: AskedForm): Asked {
  const said = (entries: Record<string, string>) => {
    const filled = Object.entries(entries)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([, value]) => value !== '')
    return filled.length > 0 ? Object.fromEntries(filled) : null
  }
  const contact = said({ name: form.name, email: form.email, phone: form.phone })
  const organization = said({ name: form.organization, inn: form.inn })
  return {
    ...said({ product: form.product, version: form.version, licence: form.licence, description: form.description }),
    ...(form.topic === '' ? {} : { topic: form.topic as Topic }),
    ...(contact ? { contact } : {}),
    ...(organization ? { organization } : {}),
  }
}

/** The request as the engine would judge it now. */
export function requestOf(form: AskedForm, channel: Channel, atMs: number): Request {
  return { ...askedOf(form), at: new Date(atMs).toISOString(), channel, firstContact: true }
}

/** The clauses that ask for any of these fields. */
export function clausesAsking(fields: readonly Field[], regulation: Regulation): readonly string[] {
  const rules = regulation.required.filter((rule) => rule.fields.some((field) => fields.includes(field)))
  return [...new Set(rules.flatMap((rule) => rule.clauses))]
}

/** Whether the regulation ever asks for this field. */
export function asksFor(field: Field, regulation: Regulation): boolean {
  return regulation.required.some((rule) => rule.fields.includes(field))
}

/** `current: 7.9.9` or `6, 7`: the versions of a product that are supported; null where any is. */
export function supportedVersions(product: string, regulation: Regulation): readonly string[] | null {
  const known = Object.hasOwn(regulation.products, product) ? regulation.products[product] : undefined
  return !known || known.versions === 'any' ? null : known.versions
}
