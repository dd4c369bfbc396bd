import { FIELDS, type Field, type Regulation, type RequiredRule } from '../regulation/index.ts'
import { isInn } from './inn.ts'
import type { Request } from './request.ts'

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

const PRESENT = {
  // A name alone reaches nobody; but who calls is on the line, and names themselves (A17).
  contact: ({ contact, channel }) =>
    filled(contact?.email) || filled(contact?.phone) || (channel === 'phone' && filled(contact?.name)),
  organization: ({ organization }) =>
    filled(organization?.name) || (filled(organization?.inn) && isInn(organization.inn.trim())),
  inn: ({ organization }) => filled(organization?.inn) && isInn(organization.inn.trim()),
  licence: ({ licence }) => filled(licence),
  product: ({ product }) => filled(product),
  version: ({ version }) => filled(version),
  description: ({ description }) => filled(description),
} as const satisfies Record<Field, (request: Request) => boolean>

/** Whether the request has this field, and in a form that the desk can use. */
export function isPresent(field: Field, request: Request): boolean {
  return PRESENT[field](request)
}

export interface MissingData {
  readonly fields: readonly Field[]
  /** The rules that ask for something that is not there, with what it is. */
  readonly rules: readonly { readonly rule: RequiredRule; readonly fields: readonly Field[] }[]
}

/**
 * What the regulation requires and the request lacks. Contact details asked for on first contact are not asked again;
 * an INN with wrong check digits counts as missing.
 */
export function missingData(request: Request, regulation: Regulation): MissingData {
  const rules = regulation.required
    .filter((rule) => rule.on === 'always' || request.firstContact !== false)
    .map((rule) => ({ rule, fields: rule.fields.filter((field) => !PRESENT[field](request)) }))
    .filter(({ fields }) => fields.length > 0)
  const missing = new Set(rules.flatMap(({ fields }) => fields))
  return { fields: FIELDS.filter((field) => missing.has(field)), rules }
}
