import type { CommandKind } from '../case/index.ts'
import { CHANNELS } from '../regulation/vocabulary.ts'

type Fields = Readonly<Record<string, unknown>>
type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string'
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value)
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value)
const each =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test)

const isMessage: Test = (value) => isFields(value) && isText(value.messageId)
const isHolding: Test = (value) =>
  isFields(value) && isText(value.kind) && isText(value.from) && maybe(isText)(value.until)
const isGrant: Test = (value) =>
  isFields(value) &&
  isText(value.id) &&
  isText(value.covers) &&
  isText(value.from) &&
  maybe(isText)(value.until) &&
  maybe(isText)(value.endedAt)
const SEAT = {
  seat: maybe((value) => isFields(value) && each(isHolding)(value.holdings) && each(isGrant)(value.grants)),
}
const isOnBehalf: Test = (value) =>
  isFields(value) && isFields(value.partner) && isText(value.partner.id) && isText(value.grant)
const isFlag: Test = (value) => typeof value === 'boolean'
const isSplitFrom: Test = (value) => isFields(value) && isText(value.caseId) && isText(value.askedAt)
const isOwed: Test = (value) =>
  isFields(value) && typeof value.startedAt === 'number' && typeof value.dueAt === 'number' && isFlag(value.missed)
const isDeveloper: Test = (value) =>
  isFields(value) && isText(value.name) && maybe(isText)(value.email) && maybe(isText)(value.phone)

const isCall: Test = (value) =>
  isFields(value) && isText(value.direction) && isText(value.outcome) && orNull(isText)(value.number)

/** What the rules read of a request; a recorded one has been read through its schema once already. */
const REQUEST: Readonly<Record<string, Test>> = {
  product: maybe(isText),
  version: maybe(isText),
  licence: maybe(isText),
  topic: maybe(isText),
  description: maybe(isText),
  contact: maybe((value) => isFields(value) && [value.name, value.email, value.phone].every(maybe(isText))),
  organization: maybe((value) => isFields(value) && [value.name, value.inn].every(maybe(isText))),
  firstContact: maybe((value) => typeof value === 'boolean'),
  invited: maybe((value) => typeof value === 'boolean'),
  holdings: maybe(each(isHolding)),
  callback: maybe((value) => isFields(value) && isText(value.from) && isText(value.to)),
}
const TURN = { turnHeldBy: maybe(orNull(isText)) }
const MESSAGE = { message: maybe(isMessage) }
const ADMISSION = {
  admission: maybe(
    (value) =>
      isFields(value) &&
      typeof value.until === 'number' &&
      isText(value.reason) &&
      isText(value.caseId) &&
      each(isText)(value.grounds),
  ),
}
const ITEMS = { items: maybe(each(isText)) }
const isQuote: Test = (value) => isFields(value) && isText(value.messageId) && isText(value.text)
const ETA = { eta: maybe(isText), developer: maybe(isDeveloper), team: maybe(isText), developerId: maybe(isText) }
const isReading: Test = (value) => isFields(value) && isText(value.issuedBy) && typeof value.showsSupport === 'boolean'
const isAsk: Test = (value) =>
  isFields(value) &&
  isText(value.holding) &&
  isText(value.channel) &&
  isText(value.by) &&
  maybe((terms) => typeof terms === 'number')(value.terms) &&
  maybe(isText)(value.actNumber) &&
  maybe(isReading)(value.reading)
const isRenewalFacts: Test = (value) =>
  isFields(value) &&
  each(isHolding)(value.holdings) &&
  each(isText)(value.actsUsed) &&
  orNull(isReading)(value.registered) &&
  orNull(isText)(value.inn)

/** The fields of each command that the rules look into. */
const FIELDS = {
  register: {
    request: isFields,
    splitFrom: maybe(isSplitFrom),
    onBehalf: maybe(isOnBehalf),
    ...TURN,
    ...MESSAGE,
    ...ADMISSION,
    ...SEAT,
  },
  supply: { data: isFields, ...ITEMS, ...TURN, ...MESSAGE, ...ADMISSION, ...SEAT },
  take: { next: maybe((value) => typeof value === 'boolean') },
  assign: { assignee: orNull(isText), assigneeRole: maybe(orNull(isText)), ...MESSAGE },
  answer: MESSAGE,
  ask: { fields: maybe(each(isText)), ...ITEMS, ...MESSAGE },
  reply: { ...TURN, ...MESSAGE, ...SEAT },
  note: MESSAGE,
  escalate: ETA,
  promise: { ...ETA, ...MESSAGE },
  return: { ...TURN, ...MESSAGE },
  confirm: SEAT,
  close: {},
  refuse: { reason: maybe(isText), clause: maybe(isText), evidence: maybe(isQuote), ...MESSAGE },
  admit: { reason: maybe(isText), until: maybe(isText), ...TURN },
  split: { into: isText, messages: maybe(each(isText)) },
  merge: { into: isText, stranger: maybe(isFlag), confirmed: maybe(isFlag), intoEnded: maybe(isFlag) },
  join: { from: isText, asks: isFlag, owed: maybe(isOwed), ...TURN },
  rate: { score: (value) => typeof value === 'number', comment: maybe(isText), ...SEAT },
  complain: { ...MESSAGE, ...SEAT },
  call: { call: isCall, attempts: maybe((value) => typeof value === 'number'), ...MESSAGE },
  renew: { ask: isAsk, facts: isRenewalFacts, quotedAt: maybe((value) => typeof value === 'number') },
  invite: { ...TURN, ...ADMISSION },
  'give-turn': {},
  tick: {},
} as const satisfies Record<CommandKind, Readonly<Record<string, Test>>>

const TESTS: ReadonlyMap<unknown, readonly (readonly [string, Test])[]> = new Map(
  Object.entries(FIELDS).map(([kind, tests]) => [kind, Object.entries<Test>(tests)]),
)
const REQUEST_TESTS = Object.entries(REQUEST)

/** Why this can't be a recorded command; null where it can. */
export function commandProblem(data: unknown): string | null {
  if (!isFields(data)) return '`command` is no object'
  const tests = TESTS.get(data.kind)
  if (!tests) return `\`${String(data.kind).slice(0, 40)}\` is no kind of command`
  const wrong = firstWrong(data, tests)
  if (wrong !== null) return `\`${wrong}\` is missing, or not what \`${String(data.kind)}\` needs`
  if (data.kind === 'register') return requestProblem(data.request as Fields)
  if (data.kind === 'supply') {
    const field = firstWrong(data.data as Fields, REQUEST_TESTS)
    return field === null ? null : `\`data.${field}\` is not what a request has there`
  }
  return null
}

function requestProblem(request: Fields): string | null {
  if (!(CHANNELS as readonly unknown[]).includes(request.channel)) return '`request.channel` is no channel'
  const field = firstWrong(request, REQUEST_TESTS)
  return field === null ? null : `\`request.${field}\` is not what a request has there`
}

function firstWrong(data: Fields, tests: readonly (readonly [string, Test])[]): string | null {
  for (const [field, test] of tests) if (!test(data[field])) return field
  return null
}
