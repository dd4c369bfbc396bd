import { LETTERS, type LetterKind, type Locale, nearest } from '@reglament/engine'
import { Liquid, type Template, TokenizationError } from 'liquidjs'
import { SHIPPED as EN } from './shipped.en.ts'
import { SHIPPED as RU } from './shipped.ru.ts'

/** What a desk words itself: each kind of letter, the words above them and the name below. */
export const TEMPLATES = [...LETTERS, 'greeting', 'signature'] as const satisfies readonly (
  | LetterKind
  | 'greeting'
  | 'signature'
)[]
export type TemplateName = (typeof TEMPLATES)[number]

/** What a template can name. Times come with their zone; what there is nothing to say of is empty, and so false in `if`. */
export const TEMPLATE_VARIABLES = [
  'case.number',
  'case.subject',
  'client.name',
  'desk.title',
  'regulation.title',
  'respondBy',
  'closesAt',
  'eta',
  'missing',
  'channels',
  'grounds',
  'remedy',
  'developer',
  'behind',
  'callBetween',
  'checklist',
  'renewal.right',
  'renewal.act',
  'renewal.until',
  'renewal.refusal',
] as const
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number]

/** What each variable stands for in one letter; null where there is nothing to say. */
export type TemplateValues = Readonly<Record<TemplateVariable, string | null>>

/** What is wrong with a template; line and column count from 1. */
export type TemplateProblem =
  | {
      readonly kind: 'unknown-variable'
      readonly name: string
      readonly meant: string | null
      readonly line: number
      readonly column: number
    }
  | { readonly kind: 'broken'; readonly message: string; readonly line: number; readonly column: number }
  /** The letter would keep from the client what the shipped one tells: its number, or a time. */
  | { readonly kind: 'left-out'; readonly name: TemplateVariable }

/** Longer is no letter. */
export const TEMPLATE_CHARS = 5_000

const SHIPPED: Readonly<Record<Locale, Readonly<Record<TemplateName, string>>>> = { ru: RU, en: EN }

/** The words that a desk begins with, and can go back to. */
export function shippedTemplate(name: TemplateName, locale: Locale): string {
  return SHIPPED[locale][name]
}

const liquid = new Liquid({
  strictFilters: true,
  ownPropertyOnly: true,
  // Nothing in a template names a file.
  templates: {},
  parseLimit: 2 * TEMPLATE_CHARS,
  renderLimit: 500,
  memoryLimit: 1_000_000,
})
/** Conditions and remarks: a letter repeats nothing and counts nothing. */
const TAGS = new Set(['if', 'unless', 'case', 'comment', '#'])
for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag]

/** Every problem of a template, in the order of its lines; none where it can be used. */
export function templateProblems(name: TemplateName, locale: Locale, text: string): readonly TemplateProblem[] {
  const parsed = parse(text)
  if (!('uses' in parsed)) return [parsed]
  const known: readonly string[] = TEMPLATE_VARIABLES
  const unknown = parsed.uses
    .filter((use) => !known.includes(use.name))
    .map((use) => ({ kind: 'unknown-variable' as const, ...use, meant: nearest(use.name, known) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
  const leftOut = promised(name, locale)
    .filter((variable) => !parsed.uses.some((use) => use.name === variable))
    .map((variable) => ({ kind: 'left-out' as const, name: variable }))
  return [...unknown, ...leftOut]
}

/** Its words with the values in their places, empty paragraphs left out. @throws where it can't be read or takes too long. */
export function fillTemplate(text: string, values: TemplateValues): string {
  const scope: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const [first = '', second] = name.split('.')
    if (second === undefined) scope[first] = value
    else scope[first] = { ...(scope[first] as object | undefined), [second]: value }
  }
  return liquid
    .parseAndRenderSync(text, scope)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const PROMISES = ['case.number', 'respondBy', 'closesAt', 'eta'] as const

/** The number and the times that the shipped letter states. */
function promised(name: TemplateName, locale: Locale): readonly TemplateVariable[] {
  const shipped = parse(shippedTemplate(name, locale))
  if (!('uses' in shipped)) throw new Error(`the shipped template \`${name}\` (${locale}) can't be read`)
  return PROMISES.filter((variable) => shipped.uses.some((use) => use.name === variable))
}

interface Use {
  readonly name: string
  readonly line: number
  readonly column: number
}

function parse(text: string): { readonly uses: readonly Use[] } | TemplateProblem {
  try {
    const { globals } = liquid.analyzeSync(liquid.parse(text) satisfies Template[], { partials: false })
    const uses = Object.values(globals)
      .flat()
      .map((use) => ({ name: String(use), line: use.location.row, column: use.location.col }))
    return { uses }
  } catch (thrown) {
    const [line, column] = thrown instanceof TokenizationError || isPlaced(thrown) ? placeOf(thrown) : [1, 1]
    const message = (thrown instanceof Error ? thrown.message : String(thrown)).replace(/, line:\d+, col:\d+$/, '')
    return { kind: 'broken', message, line, column }
  }
}

interface Placed {
  readonly token: { getPosition(): readonly number[] }
}

function isPlaced(thrown: unknown): thrown is Placed {
  return thrown instanceof Error && 'token' in thrown && typeof thrown.token === 'object' && thrown.token !== null
}

function placeOf({ token }: Placed): readonly [number, number] {
  const [line = 1, column = 1] = token.getPosition()
  return [line, column]
}
