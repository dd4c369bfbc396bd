import { nearest } from '@reglament/engine'

/** What a canned answer can name; the page of the case knows what each is. */
export const VARIABLES = [
  'client.name',
  'client.organization',
  'case.number',
  'case.subject',
  'case.product',
  'case.version',
  'respondBy',
  'closesAt',
  'specialist.name',
  'desk.title',
  'trackingUrl',
] as const
export type Variable = (typeof VARIABLES)[number]

const NAMED = /\{\{\s*([^{}]{0,100}?)\s*\}\}/g

/** A name between double braces that is no variable, with what it may have meant; null where all are known. */
export function unknownVariable(text: string): { readonly name: string; readonly meant: string | null } | null {
  const known: readonly string[] = VARIABLES
  for (const [, name = ''] of text.matchAll(NAMED)) {
    if (!known.includes(name)) return { name, meant: nearest(name, known) }
  }
  return null
}

/** A variable that nothing was put in place of; null where there is none. Other double braces are the writer's own. */
export function unfilledVariable(text: string): Variable | null {
  for (const [, name] of text.matchAll(NAMED)) {
    const variable = VARIABLES.find((each) => each === name)
    if (variable) return variable
  }
  return null
}
