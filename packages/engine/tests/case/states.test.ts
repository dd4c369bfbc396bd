// Every command in every state a case can be in. The table is states.txt beside this file: read it as a whole.
import { expect, test } from 'vitest'
import {
  type Actor,
  announce,
  type CaseState,
  type Command,
  type CommandKind,
  type Decision,
  evolve,
  STATUSES,
  whyNot,
} from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, Desk, HEAD, later, request, SPECIALIST } from './desk.ts'

const ics = shipped('ideco-ics')
const T0 = at('2026-03-02T10:00+03:00')
const NOW = later(T0, 3_600_000)
const ETA = '2026-03-20'
const DEVELOPER = { name: 'Игорь', email: 'igor@dev.example' }

/** One complete command of each kind; the compiler finds the kind that is missing. */
const COMMANDS: { readonly [K in CommandKind]: Extract<Command, { kind: K }> } = {
  register: { kind: 'register', request: request(), turnHeldBy: null },
  supply: { kind: 'supply', data: { version: '7.9.9' }, turnHeldBy: null },
  take: { kind: 'take' },
  answer: { kind: 'answer' },
  ask: { kind: 'ask', fields: ['licence'] },
  reply: { kind: 'reply', turnHeldBy: null },
  note: { kind: 'note' },
  escalate: { kind: 'escalate', developer: DEVELOPER, eta: ETA },
  promise: { kind: 'promise', eta: ETA },
  return: { kind: 'return', turnHeldBy: null },
  confirm: { kind: 'confirm' },
  close: { kind: 'close' },
  refuse: { kind: 'refuse', reason: 'rudeness' },
  admit: { kind: 'admit', turnHeldBy: null },
  assign: { kind: 'assign', assignee: 'boris', assigneeRole: 'specialist' },
  split: { kind: 'split', into: 'b' },
  merge: { kind: 'merge', into: 'b' },
  join: { kind: 'join', from: 'b', asks: true, turnHeldBy: null },
  rate: { kind: 'rate', score: 5 },
  complain: { kind: 'complain' },
  call: { kind: 'call', call: { callId: null, direction: 'out', outcome: 'busy', number: null }, attempts: 1 },
  renew: {
    kind: 'renew',
    ask: { holding: 'paid-support', channel: 'portal', by: 'client' },
    facts: { holdings: [], actsUsed: [], registered: null, inn: null },
  },
  invite: { kind: 'invite', turnHeldBy: null },
  'give-turn': { kind: 'give-turn' },
  tick: { kind: 'tick' },
}
const KINDS = Object.keys(COMMANDS) as CommandKind[]

type Way = (desk: Desk) => void
const register: Way = (desk) => void desk.give('a', COMMANDS.register, T0, CLIENT)
const then =
  (...kinds: readonly CommandKind[]): Way =>
  (desk) => {
    register(desk)
    for (const kind of kinds) desk.give('a', COMMANDS[kind], T0, kind === 'admit' ? HEAD : SPECIALIST)
  }

/** How a case comes to stand so. */
const WAYS: Readonly<Record<string, Way>> = {
  'not yet': () => {},
  registered: register,
  'registered, to be admitted': (desk) =>
    void desk.give('a', { kind: 'register', request: request({ holdings: [] }), turnHeldBy: null }, T0, CLIENT),
  'waiting-turn': (desk) => void desk.give('a', { ...COMMANDS.register, turnHeldBy: 'other' }, T0, CLIENT),
  'in-progress': then('answer', 'reply'),
  'waiting-client, answered': then('answer'),
  'waiting-client, incomplete': (desk) => {
    const { version: _, ...rest } = request()
    desk.give('a', { kind: 'register', request: rest, turnHeldBy: null }, T0, CLIENT)
  },
  'waiting-client, redirected': (desk) =>
    void desk.give('a', { kind: 'register', request: request({ channel: 'chat' }), turnHeldBy: null }, T0, CLIENT),
  escalated: then('escalate'),
  closed: then('answer', 'confirm'),
  refused: then('refuse'),
}

function stateOf(way: Way): CaseState | null {
  const desk = new Desk(ics)
  way(desk)
  return desk.cases.get('a')?.state ?? null
}

const actorOf = (kind: CommandKind): Actor =>
  kind === 'admit' ? HEAD : kind === 'register' || kind === 'reply' || kind === 'confirm' ? CLIENT : SPECIALIST

/** What came of it: the reason of a rejection, or the new status with the letters that go out. */
function outcome(before: CaseState | null, decision: Decision): string {
  if (decision.kind === 'rejected') return `✗ ${decision.code}`
  if (decision.events.length === 0) return 'nothing happens'
  const after = decision.events.reduce<CaseState | null>(evolve, before)
  if (!after) return 'nothing'
  const letters = announce(decision.events, after, ics).map((letter) => `✉ ${letter.kind}`)
  const status = after.status === before?.status ? 'stays' : after.status
  return [status, decision.events.map((event) => event.kind).join(' + '), ...letters].join(', ')
}

function decision(kind: CommandKind, way: Way, command: Command = COMMANDS[kind]): Decision {
  const desk = new Desk(ics)
  way(desk)
  return desk.give('a', command, NOW, actorOf(kind))
}

test('the table of states and commands', async () => {
  const names = Object.keys(WAYS)
  const parts = names.map((name) => {
    const way = WAYS[name] ?? register
    const lines = KINDS.map((kind) => `  ${kind.padEnd(10)} ${outcome(stateOf(way), decision(kind, way))}`)
    return `${name}\n${lines.join('\n')}\n`
  })
  const head = `What each command does in each state, on a desk under ideco-ics, an hour after registration. Written by
states.test.ts and read by people: ✗ is a rejection and its reason, ✉ a letter to the client.
`
  await expect(`${head}\n${parts.join('\n')}`).toMatchFileSnapshot('./states.txt')
})

test('every status is in the table', () => {
  const reached = new Set(Object.values(WAYS).map((way) => stateOf(way)?.status))
  expect(STATUSES.filter((status) => !reached.has(status))).toEqual([])
})

test('`whyNot` says what `decide` would', () => {
  for (const [name, way] of Object.entries(WAYS)) {
    const state = stateOf(way)
    if (!state) continue
    for (const kind of KINDS) {
      const decided = decision(kind, way)
      const code = decided.kind === 'rejected' ? decided.code : null
      const why = whyNot(kind, state, ics, NOW, actorOf(kind))
      expect(`${name} ${kind} ${why?.code ?? null}`).toBe(`${name} ${kind} ${code}`)
    }
  }
})

test('what is only staff’s to do, a client can’t', () => {
  const allowed = KINDS.filter((kind) => {
    const desk = new Desk(ics)
    register(desk)
    return desk.give('a', COMMANDS[kind], NOW, CLIENT).kind === 'decided'
  })
  expect(allowed).toEqual(['supply', 'reply', 'confirm', 'rate', 'complain', 'tick'])
})
