import type { AdmissionFact, Command, Developer, StaffRole } from '../case/index.ts'
import { type Request, readRequest } from '../policy/index.ts'
import { FIELDS, type Field, ITEMS, type Item } from '../regulation/index.ts'
import type { Client, StepCommand } from './model.ts'

/** Commands that a story can give; `tick` stands by itself, and `renew` is an act on the client's rights. */
export const COMMAND_NAMES: readonly string[] = [
  'register',
  'supply',
  'take',
  'assign',
  'answer',
  'ask',
  'reply',
  'note',
  'escalate',
  'promise',
  'return',
  'confirm',
  'close',
  'refuse',
  'admit',
  'split',
  'merge',
  'rate',
  'complain',
  'renew',
  'invite',
]

export interface Facts {
  readonly turnHeldBy: string | null
  readonly firstContact: boolean
  readonly admission: AdmissionFact | null
}

/** A story's words as a command of the engine; a string says what can't be used. */
export function commandOf(step: StepCommand, atText: string, client: Client, facts: Facts): Command | string {
  const { details } = step
  const { turnHeldBy } = facts
  const admission = facts.admission ? { admission: facts.admission } : {}
  switch (step.kind) {
    case 'register': {
      const request = requestOf(details, atText, client, facts)
      return typeof request === 'string' ? request : { kind: 'register', request, turnHeldBy, ...admission }
    }
    case 'supply': {
      const { case: _, data, client: own, items, ...rest } = details
      const said = { ...(isGroup(own) ? own : {}), ...(isGroup(data) ? data : {}), ...rest }
      const read = readRequest(withFlags({ ...said, at: atText, channel: 'portal' }))
      if ('problem' in read) return read.problem
      const { at: _at, channel: _channel, ...supplied } = read.request
      return { kind: 'supply', data: supplied, ...checklistOf(items), turnHeldBy, ...admission }
    }
    case 'reply':
    case 'return':
    case 'invite':
      return { kind: step.kind, turnHeldBy }
    case 'take':
    case 'answer':
    case 'note':
    case 'confirm':
    case 'close':
    case 'complain':
      return { kind: step.kind }
    case 'ask': {
      const fields = Array.isArray(details.fields) ? { fields: details.fields.filter(isField) } : {}
      return { kind: 'ask', ...fields, ...checklistOf(details.items) }
    }
    case 'escalate':
    case 'promise': {
      const developer = developerOf(details.developer)
      const eta = details.eta
      return { kind: step.kind, ...(developer ? { developer } : {}), ...(typeof eta === 'string' ? { eta } : {}) }
    }
    case 'refuse':
      return { kind: 'refuse', ...texts(details, 'reason', 'clause') }
    case 'admit':
      return { kind: 'admit', ...texts(details, 'reason', 'until'), turnHeldBy }
    case 'assign': {
      const assignee = typeof details.to === 'string' && details.to !== '' ? details.to : null
      return { kind: 'assign', assignee, assigneeRole: roleOf(details.role) }
    }
    case 'split':
    case 'merge': {
      const into = details.into
      if (typeof into !== 'string') return `\`${step.kind}\` needs \`into\``
      return step.kind === 'split' ? { kind: 'split', into } : { kind: 'merge', into, ...mergeFacts(details) }
    }
    case 'rate':
      return { kind: 'rate', score: Number(details.score), ...texts(details, 'comment') }
    default:
      return `no command is called \`${step.kind}\``
  }
}

/** A story says itself whether two cases are of different clients, and whether that is meant. */
function mergeFacts(details: StepCommand['details']) {
  const isSaid = (key: string) => details[key] === true || details[key] === 'true'
  return { ...(isSaid('stranger') ? { stranger: true } : {}), ...(isSaid('confirmed') ? { confirmed: true } : {}) }
}

/** Colleagues of a story are specialists, unless it says otherwise; `nobody` does not work there. */
function roleOf(said: unknown): StaffRole | null {
  if (said === 'nobody') return null
  return said === 'developer' || said === 'head' || said === 'administrator' ? said : 'specialist'
}

function requestOf(details: StepCommand['details'], atText: string, client: Client, facts: Facts): Request | string {
  const { case: _, client: own, ...fields } = details
  const merged = { firstContact: facts.firstContact, ...client, ...(isGroup(own) ? own : {}), ...fields, at: atText }
  const read = readRequest(withFlags(merged))
  return 'problem' in read ? read.problem : read.request
}

/** A story's words are all text; where the request wants yes or no, they are read as that. */
function withFlags(said: Record<string, unknown>): Record<string, unknown> {
  const flags = ['firstContact', 'invited'].flatMap((key) =>
    said[key] === 'true' || said[key] === 'false' ? [[key, said[key] === 'true']] : [],
  )
  return { ...said, ...Object.fromEntries(flags) }
}

function developerOf(written: unknown): Developer | undefined {
  if (typeof written === 'string') return { name: written }
  if (!isGroup(written)) return undefined
  const { name, email, phone } = texts(written, 'name', 'email', 'phone')
  return { name: name ?? '', ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) }
}

function texts<K extends string>(
  group: Readonly<Record<string, unknown>>,
  ...keys: readonly K[]
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {}
  for (const key of keys) {
    const value = group[key]
    if (typeof value === 'string') found[key] = value
  }
  return found
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checklistOf(items: unknown): { readonly items?: readonly Item[] } {
  return Array.isArray(items) ? { items: items.filter(isItem) } : {}
}

function isItem(value: unknown): value is Item {
  return (ITEMS as readonly unknown[]).includes(value)
}

function isField(value: unknown): value is Field {
  return (FIELDS as readonly unknown[]).includes(value)
}
