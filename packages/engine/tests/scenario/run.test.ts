import { describe, expect, test } from 'vitest'
import { type Difference, parseScenarios } from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { gatewayStory, played } from './told.ts'

const ics = shipped('ideco-ics')
const REGISTER = 'do: {register: {case: a, channel: email, product: ics, version: 7.9.9, description: Нет связи}}'
const T = (time: string) => `at: 2026-03-10T${time}+03:00`

const told = (steps: string) => played(gatewayStory(steps), ics)
const words = ({ step, caseName, field, expected, actual }: Difference) =>
  `step ${step}, ${caseName}: ${field} expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`

describe('what comes out otherwise is told', () => {
  const DIFFERENT: readonly (readonly [why: string, expect: string, says: readonly string[]])[] = [
    ['another state', '{state: closed}', ['step 1, a: state expected "closed", actual "registered"']],
    ['a letter too many', '{sent: []}', ['step 1, a: sent expected [], actual ["registered"]']],
    ['another letter', '{sent: [refused]}', ['step 1, a: sent expected ["refused"], actual ["registered"]']],
    [
      'another instant',
      '{respondBy: 2026-03-10T13:59+03:00}',
      ['step 1, a: respondBy expected "2026-03-10T13:59+03:00", actual "2026-03-10T14:00:00+03:00"'],
    ],
    [
      'no instant at all',
      '{respondBy: soon}',
      ['step 1, a: respondBy expected "soon", actual "2026-03-10T14:00:00+03:00"'],
    ],
    [
      'an instant where none is',
      '{closesAt: 2026-03-24T10:00+03:00}',
      ['step 1, a: closesAt expected "2026-03-24T10:00+03:00", actual null'],
    ],
    [
      'a ground that was not found',
      '{grounds: [out-of-scope]}',
      ['step 1, a: grounds expected ["out-of-scope"], actual []'],
    ],
    ['a field that is missing', '{missing: [licence]}', ['step 1, a: missing expected ["licence"], actual []']],
    [
      'channels fewer than open',
      '{channels: [email]}',
      ['step 1, a: channels expected ["email"], actual ["portal","email","phone"]'],
    ],
    [
      'a rejection that did not come',
      '{rejected: case-closed}',
      ['step 1, a: rejected expected "case-closed", actual null'],
    ],
    [
      'two things',
      '{turn: client, programme: demo}',
      [
        'step 1, a: turn expected "client", actual "staff"',
        'step 1, a: programme expected "demo", actual "subscription"',
      ],
    ],
    [
      'a case that is not there',
      '[{case: b, state: registered}]',
      ['step 1, b: case expected "b", actual "no such case"', 'step 1, b: state expected "registered", actual null'],
    ],
  ]
  for (const [why, expectation, says] of DIFFERENT) {
    test(why, () => {
      expect(told(`{${T('10:00')}, ${REGISTER}, expect: ${expectation}}`).map(words)).toEqual(says)
    })
  }

  test('a command that the regulation forbids, where nobody expected it to', () => {
    expect(told(`{${T('10:00')}, ${REGISTER}}\n{${T('11:00')}, do: {close: {case: a}}}`).map(words)).toEqual([
      'step 2, a: rejected expected null, actual "not-answered"',
    ])
  })

  test('a command to a case that was never registered', () => {
    expect(told(`{${T('10:00')}, do: {answer: {case: a}}, expect: {state: waiting-client}}`).map(words)).toEqual([
      'step 1, a: rejected expected null, actual "not-registered"',
      'step 1, a: state expected "waiting-client", actual null',
    ])
    expect(told(`{${T('10:00')}, do: {answer: {case: a}}, expect: {rejected: not-registered}}`)).toEqual([])
  })

  test('no grounds, where there are some', () => {
    const chat = `{${T('10:00')}, do: {register: {case: a, channel: chat, product: ics, version: 7.9.9, description: x}}, expect: {grounds: [], events: []}}`
    expect(told(chat).map(({ field, expected }) => [field, expected])).toEqual([
      ['grounds', []],
      ['events', []],
    ])
  })

  test('details that can’t be used', () => {
    expect(told(`{${T('10:00')}, do: {register: {case: a, channel: pigeon}}}`).map(words)).toEqual([
      expect.stringContaining('unusable: `channel`: `\\"pigeon\\"` is none of portal, email'),
    ])
    expect(
      told(`{${T('10:00')}, do: {register: {case: a, channel: email, organization: yes, contact: {email: {a: b}}}}}`),
    ).toHaveLength(1)
  })

  test('the line of the expectation is named', () => {
    const story = gatewayStory(
      `{${T('10:00')}, ${REGISTER}}\n{${T('11:00')}, do: tick, expect: {case: a, state: closed}}`,
    )
    expect(played(story, ics).map(({ step, line }) => [step, line])).toEqual([[2, 9]])
  })
})

describe('what is expected may be said in several ways', () => {
  const ALIKE: readonly (readonly [why: string, expect: string])[] = [
    ['nothing', '{}'],
    ['one letter without a list', '{sent: registered}'],
    ['sets in any order', '{channels: [phone, portal, email], missing: []}'],
    ['an instant in another zone', '{respondBy: 2026-03-10T11:00Z}'],
    ['a reason by its clause', '{because: [I9, {clause: I12}], clauses: [I2], grounds: []}'],
    ['null for what is not', '{closesAt: null, closedBy: null, assignee: ~, rejected: null}'],
    ['numbers and truths', '{cycle: 1, missed: false, admitted: false}'],
    ['the case by its name', '{case: a, state: registered}'],
    ['a list of expectations', '[{state: registered}, {case: a, turn: staff}]'],
  ]
  for (const [why, expectation] of ALIKE) {
    test(why, () => {
      expect(told(`{${T('10:00')}, ${REGISTER}, expect: ${expectation}}`)).toEqual([])
    })
  }

  test('a case is named short, and a developer by one word', () => {
    expect(
      told(`
        {${T('10:00')}, ${REGISTER}}
        {${T('11:00')}, do: {answer: a}, expect: {state: waiting-client}}
        {${T('12:00')}, do: {escalate: {case: a, developer: igor@dev.example, eta: 2026-03-20}}, expect: {eta: 2026-03-20}}
      `),
    ).toEqual([])
  })

  test('an overridden client replaces what it names, and no more', () => {
    expect(
      told(`
        {${T('10:00')}, do: {register: {case: a, channel: email, product: ics, version: 7.9.9, description: x, holdings: []}}, expect: {programme: none}}
        {${T('10:00')}, do: {register: {case: b, channel: email, product: ics, version: 7.9.9, description: x, client: {holdings: []}}}, expect: {programme: none, missing: []}}
        {${T('10:00')}, do: {register: {case: c, channel: email, product: ics, version: 7.9.9, description: x, firstContact: true, contact: {name: Кто-то}}}, expect: {missing: [contact]}}
        {${T('10:00')}, do: {register: {case: d, channel: email, product: ics, version: 7.9.9, description: x, firstContact: false, contact: null}}, expect: {missing: []}}
      `),
    ).toEqual([])
  })
})

describe('time in a story', () => {
  test('letters are those of the step: of the command and of the time that passed before it', () => {
    expect(
      told(`
        {${T('10:00')}, ${REGISTER}, expect: {sent: [registered]}}
        {${T('11:00')}, do: {answer: {case: a}}, expect: {sent: [answered]}}
        {at: 2026-05-10T11:00+03:00, do: {reply: {case: a}}, expect: {sent: [closed-by-time-limit, reopened]}}
        {at: 2026-05-10T11:00+03:00, do: tick, expect: {case: a, sent: []}}
      `),
    ).toEqual([])
  })

  test('a timer due at the very instant of a step comes first', () => {
    expect(
      told(`
        {${T('10:00')}, ${REGISTER}}
        {${T('11:00')}, do: {answer: {case: a}}}
        {at: 2026-03-24T11:00+03:00, do: {note: {case: a}}, expect: {state: closed, events: [closed, noted]}}
      `),
    ).toEqual([])
  })
})

describe('a story that can’t be used says where and why', () => {
  const step = `{${T('10:00')}, ${REGISTER}}`
  const UNUSABLE: readonly (readonly [why: string, steps: string, says: string, help: string])[] = [
    [
      'an unknown command',
      `{${T('10:00')}, do: {anwser: {case: a}}}`,
      'no command is called `anwser`',
      'did you mean `answer`?',
    ],
    [
      'two commands in a step',
      `{${T('10:00')}, do: {answer: {case: a}, note: {case: a}}}`,
      '`do` holds one command',
      'a step for each',
    ],
    ['no case', `{${T('10:00')}, do: {answer: {}}}`, '`answer` names no case', 'case: a'],
    [
      'an unknown expectation',
      `{${T('10:00')}, ${REGISTER}, expect: {stat: closed}}`,
      'nothing called `stat`',
      'did you mean `state`?',
    ],
    [
      'a misspelt field of a request',
      `{${T('10:00')}, do: {register: {case: a, chanel: email}}}`,
      'no key is called `chanel`',
      'did you mean `channel`?',
    ],
    [
      'a misspelt field of a client',
      `{${T('10:00')}, do: {register: {case: a, channel: email, client: {holding: []}}}}`,
      'no key is called `holding`',
      'did you mean `holdings`?',
    ],
    [
      'a time of its own for a tick’s case',
      `${step}\n{${T('11:00')}, do: tick, expect: {state: closed}}`,
      '`tick` has no case',
      'case:',
    ],
    [
      'steps that go back in time',
      `${step}\n{${T('09:00')}, do: {answer: {case: a}}}`,
      'before the step above',
      'order of time',
    ],
    ['an instant without its offset', '{at: 2026-03-10T10:00, do: tick}', 'is not an instant', 'offset'],
    ['an instant beyond all calendars', '{at: "+200000-03-10T10:00Z", do: tick}', 'is not an instant', 'offset'],
    ['a step that does nothing', `{${T('10:00')}}`, '`do` is missing', ''],
    [
      'an unknown key of a step',
      `{${T('10:00')}, do: tick, expects: {}}`,
      'no key is called `expects`',
      'did you mean `expect`?',
    ],
  ]
  for (const [why, steps, says, help] of UNUSABLE) {
    test(why, () => {
      const { scenarios, problems } = parseScenarios(gatewayStory(steps), 'told.yaml')
      expect(problems.map((problem) => problem.message).join()).toContain(says)
      expect(problems.map((problem) => problem.help ?? '').join()).toContain(help)
      expect(problems.every((problem) => problem.line >= 8)).toBe(true)
      expect(scenarios.length).toBeLessThanOrEqual(1)
    })
  }

  test('a list of stories is read one by one', () => {
    const one = gatewayStory(step)
    const list = `${[one, one].map((each) => `- ${each.trim().replaceAll('\n', '\n  ')}`).join('\n')}\n`
    expect(parseScenarios(list, 'told.yaml')).toMatchObject({
      scenarios: [{ name: 'told in a test' }, {}],
      problems: [],
    })
    expect(parseScenarios(`${list}- name: nothing else\n`, 'told.yaml').problems.map((each) => each.where)).toEqual([
      '2.regulation',
      '2.steps',
    ])
  })
})
