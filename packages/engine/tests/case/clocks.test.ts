// Clocks, silence, turns and development, told as stories. A word behind `#` says why.
import { describe, expect, test } from 'vitest'
import { shipped } from '../regulation/shipped.ts'
import { gatewayStory, played } from '../scenario/told.ts'

const ics = shipped('ideco-ics')
const SILENCE = 'after: 14 days, since: last-answer'
const sinceWaiting = shipped('ideco-ics', [SILENCE, 'after: 10 days, since: waiting'])
const warned = shipped('ideco-ics', [SILENCE, 'after: 14 days, since: last-answer, warn: 3 days'])
const neverSilent = shipped('ideco-ics', ['  silence: { after: 14 days, since: last-answer, clauses: [I29] }\n', ''])

const REGISTER = (name: string) =>
  `do: {register: {case: ${name}, channel: email, product: ics, version: 7.9.9, description: Нет связи}}`
const DEVELOPER = 'developer: {name: Игорь, email: igor@dev.example}'

const story = (why: string, steps: string, regulation = ics) =>
  test(why, () => {
    expect(played(gatewayStory(steps.replaceAll(/ #.*$/gm, '')), regulation)).toEqual([])
  })

describe('the first answer (I2, I12)', () => {
  story(
    'at the very instant it is in time',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}, expect: {respondBy: 2026-03-10T14:00+03:00, responded: null}}
    {at: 2026-03-10T14:00+03:00, do: {answer: a}, expect: {responded: in-time, missed: false}}
  `,
  )
  story(
    'a millisecond later it is late, and the breach was noticed',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T14:00:00.001+03:00, do: {answer: a}, expect: {responded: late, missed: true, events: [response-missed, answered]}}
  `,
  )
  story(
    'a question is an answer; a note, a reply, a supply and an escalation are none',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T10:10+03:00, do: {note: a}, expect: {responded: null}}
    {at: 2026-03-10T10:11+03:00, do: {reply: a}, expect: {responded: null, state: registered}}
    {at: 2026-03-10T10:12+03:00, do: {take: a}, expect: {responded: null, assignee: specialist}}
    {at: 2026-03-10T10:13+03:00, do: {supply: {case: a, version: 7.9.9}}, expect: {responded: null}}
    {at: 2026-03-10T10:14+03:00, do: {escalate: {case: a, ${DEVELOPER}, eta: 2026-03-20}}, expect: {responded: null, respondBy: 2026-03-10T14:00+03:00}}
    {at: 2026-03-10T10:15+03:00, do: {return: a}, expect: {responded: null, state: registered}}
    {at: 2026-03-10T10:16+03:00, do: {ask: a}, expect: {responded: in-time}}
  `,
  )
  story(
    'its verdict is frozen: later answers change nothing',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T18:00+03:00, do: {answer: a}, expect: {responded: late}}
    {at: 2026-03-10T18:10+03:00, do: {reply: a}, expect: {responded: late, respondBy: 2026-03-10T14:00+03:00}}
    {at: 2026-03-10T18:20+03:00, do: {answer: a}, expect: {responded: late, cycle: 1}}
    {at: 2026-03-10T18:30+03:00, do: {supply: {case: a, version: 7.9.9}}, expect: {responded: late, respondBy: 2026-03-10T14:00+03:00}}
  `,
  )
  story(
    'the clock of a case that waits its turn runs all the same (I22)',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T10:05+03:00, ${REGISTER('b')}, expect: {state: waiting-turn, respondBy: 2026-03-10T14:05+03:00}}
    {at: 2026-03-10T15:00+03:00, do: {answer: a}, expect: [{responded: late}, {case: b, state: waiting-turn, missed: true}]}
    {at: 2026-03-10T16:00+03:00, do: {confirm: a}, expect: {case: b, state: registered, respondBy: 2026-03-10T14:05+03:00}}
    {at: 2026-03-10T16:01+03:00, do: {answer: b}, expect: {responded: late}}
  `,
  )
  story(
    'going on with a closed case starts a new cycle, and the old verdict stands',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T18:00+03:00, do: {answer: a}, expect: {responded: late}}
    {at: 2026-03-10T19:00+03:00, do: {confirm: a}, expect: {state: closed, closedBy: confirmation}}
    {at: 2026-04-10T10:00+03:00, do: {reply: a}, expect: {state: in-progress, cycle: 2, responded: null, missed: false, respondBy: 2026-04-10T14:00+03:00}}
    {at: 2026-04-10T11:00+03:00, do: {answer: a}, expect: {cycle: 2, responded: in-time}}
  `,
  )
  story(
    'a case closed without an answer owes none; gone on with, it is registered',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T10:30+03:00, do: {confirm: a}, expect: {state: closed, responded: null}}
    {at: 2026-03-11T10:30+03:00, do: tick, expect: {case: a, missed: false}}
    {at: 2026-03-12T10:00+03:00, do: {reply: a}, expect: {state: registered, cycle: 2, respondBy: 2026-03-12T14:00+03:00}}
  `,
  )
})

describe('silence (I29)', () => {
  story(
    'is counted from the last answer',
    `
    {at: 2026-03-02T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-02T11:00+03:00, do: {answer: a}, expect: {closesAt: 2026-03-16T11:00+03:00}}
    {at: 2026-03-10T11:00+03:00, do: {answer: a}, expect: {closesAt: 2026-03-24T11:00+03:00}} # the specialist wrote once more
    {at: 2026-03-12T11:00+03:00, do: {note: a}, expect: {closesAt: 2026-03-24T11:00+03:00}} # nobody hears a note
    {at: 2026-03-24T10:59:59.999+03:00, do: tick, expect: {case: a, state: waiting-client}}
    {at: 2026-03-24T11:00+03:00, do: tick, expect: {case: a, state: closed, closedBy: time-limit, sent: [closed-by-time-limit]}}
  `,
  )
  story(
    'is counted from when the desk began to wait, where the regulation has it so (A5)',
    `
    {at: 2026-03-02T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-02T11:00+03:00, do: {answer: a}, expect: {closesAt: 2026-03-12T11:00+03:00}}
    {at: 2026-03-10T11:00+03:00, do: {answer: a}, expect: {closesAt: 2026-03-12T11:00+03:00}} # still the same wait
    {at: 2026-03-11T11:00+03:00, do: {reply: a}, expect: {closesAt: null}}
    {at: 2026-03-11T12:00+03:00, do: {ask: a}, expect: {closesAt: 2026-03-21T12:00+03:00}} # a new wait
  `,
    sinceWaiting,
  )
  story(
    'runs only while the client is waited for',
    `
    {at: 2026-03-02T10:00+03:00, ${REGISTER('a')}, expect: {closesAt: null}}
    {at: 2026-03-02T11:00+03:00, do: {answer: a}}
    {at: 2026-03-02T12:00+03:00, do: {escalate: {case: a, ${DEVELOPER}, eta: 2026-05-01}}, expect: {closesAt: null}}
    {at: 2026-03-02T13:00+03:00, do: {answer: a}, expect: {state: escalated, closesAt: null}}
    {at: 2026-04-30T12:00+03:00, do: tick, expect: {case: a, state: escalated}}
    {at: 2026-04-30T13:00+03:00, do: {return: a}, expect: {state: in-progress, closesAt: null}}
    {at: 2026-06-30T13:00+03:00, do: tick, expect: {case: a, state: in-progress}}
  `,
  )
  story(
    'is the silence of one who was asked for data too, and what they send breaks it',
    `
    {at: 2026-03-02T10:00+03:00, do: {register: {case: a, channel: email}}, expect: {state: waiting-client, closesAt: 2026-03-16T10:00+03:00, sent: [incomplete]}}
    {at: 2026-03-14T10:00+03:00, do: {supply: {case: a, product: ics}}, expect: {state: waiting-client, closesAt: 2026-03-28T10:00+03:00, sent: [incomplete]}}
    {at: 2026-03-28T10:00+03:00, do: tick, expect: {case: a, state: closed, closedBy: time-limit}}
    {at: 2026-03-29T10:00+03:00, do: {reply: a}, expect: {state: registered, cycle: 2}}
  `,
  )
  story(
    'is warned of once, and an answer starts it anew with its warning',
    `
    {at: 2026-03-02T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-02T11:00+03:00, do: {answer: a}}
    {at: 2026-03-13T10:59+03:00, do: tick, expect: {case: a, sent: []}}
    {at: 2026-03-13T11:00+03:00, do: tick, expect: {case: a, state: waiting-client, sent: [closing-soon]}}
    {at: 2026-03-14T11:00+03:00, do: tick, expect: {case: a, sent: []}}
    {at: 2026-03-14T12:00+03:00, do: {answer: a}, expect: {closesAt: 2026-03-28T12:00+03:00}}
    {at: 2026-03-25T12:00+03:00, do: tick, expect: {case: a, sent: [closing-soon]}}
    {at: 2026-03-28T12:00+03:00, do: tick, expect: {case: a, state: closed, sent: [closed-by-time-limit]}}
  `,
    warned,
  )
  story(
    'is warned of at once, where the warning is longer than the silence',
    `
    {at: 2026-03-02T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-02T11:00+03:00, do: {answer: a}, expect: {sent: [answered]}}
    {at: 2026-03-02T11:00+03:00, do: tick, expect: {case: a, state: waiting-client, sent: [closing-soon]}}
    {at: 2026-03-16T11:00+03:00, do: tick, expect: {case: a, state: closed, sent: [closed-by-time-limit]}}
  `,
    shipped('ideco-ics', [SILENCE, `${SILENCE}, warn: 30 days`]),
  )
  story(
    'closes nothing where the regulation does not say so',
    `
    {at: 2026-03-02T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-02T11:00+03:00, do: {answer: a}, expect: {closesAt: null}}
    {at: 2030-03-02T11:00+03:00, do: tick, expect: {case: a, state: waiting-client}}
  `,
    neverSilent,
  )
})

describe('one at a time (I22)', () => {
  story(
    'the one that waited longest comes next, and those of others do not matter',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T10:01+03:00, ${REGISTER('b')}, expect: {state: waiting-turn, behind: a, sent: [waiting-turn]}}
    {at: 2026-03-10T10:02+03:00, ${REGISTER('c')}, expect: {state: waiting-turn, behind: a}}
    {at: 2026-03-10T10:03+03:00, do: {register: {case: d, channel: email, client: {organization: {name: Другие}}, product: ics, version: 7.9.9, description: x}}, expect: {state: registered}}
    {at: 2026-03-10T10:10+03:00, do: {answer: a}, expect: {case: b, state: waiting-turn}} # waiting for the client keeps the turn
    {at: 2026-03-10T10:20+03:00, do: {refuse: {case: a, reason: rudeness}}, expect: [{case: b, state: registered, sent: [your-turn]}, {case: c, state: waiting-turn}]}
    {at: 2026-03-10T10:30+03:00, do: {merge: {case: b, into: d}}, expect: [{state: closed, closedBy: merge, sent: []}, {case: c, state: registered, sent: [your-turn]}]}
  `,
  )
  story(
    'a contact without an organization has a turn of its own',
    `
    {at: 2026-03-10T10:00+03:00, do: {register: {case: a, channel: email, client: {organization: null}, product: ics, version: 7.9.9, description: x, firstContact: false}}, expect: {state: registered}}
    {at: 2026-03-10T10:01+03:00, do: {register: {case: b, channel: email, client: {organization: null}, product: ics, version: 7.9.9, description: x, firstContact: false}}, expect: {state: waiting-turn}}
    {at: 2026-03-10T10:02+03:00, do: {register: {case: c, channel: email, client: {organization: null, contact: {email: other@romashka.example}}, product: ics, version: 7.9.9, description: x, firstContact: false}}, expect: {state: registered}}
  `,
  )
  story(
    'what lacks its data, or waits for the head, keeps no other waiting and joins the end when it may',
    `
    {at: 2026-03-10T10:00+03:00, do: {register: {case: bare, channel: email}}, expect: {state: waiting-client}}
    {at: 2026-03-10T10:01+03:00, do: {register: {case: old, channel: email, product: ics, version: 7.0, description: x}}, expect: {verdict: refuse, state: registered}}
    {at: 2026-03-10T10:02+03:00, ${REGISTER('good')}, expect: {state: registered}}
    {at: 2026-03-10T10:03+03:00, do: {supply: {case: bare, product: ics, version: 7.9.9, description: x}}, expect: {verdict: accept, state: waiting-turn, behind: good, sent: [waiting-turn]}}
    {at: 2026-03-10T10:04+03:00, do: {supply: {case: old, version: 7.9.9}}, expect: {verdict: accept, state: waiting-turn, behind: good, sent: [waiting-turn]}}
    {at: 2026-03-10T10:05+03:00, do: {answer: old}, expect: {rejected: waiting-turn}}
    {at: 2026-03-10T10:06+03:00, do: {confirm: good}, expect: [{case: bare, state: registered, sent: [your-turn]}, {case: old, state: waiting-turn}]}
    {at: 2026-03-10T10:07+03:00, do: {supply: {case: old, version: 7.0}}, expect: {verdict: refuse, state: registered, sent: []}} # and no longer waits
    {at: 2026-03-10T10:08+03:00, do: {admit: old}, expect: {state: waiting-turn, behind: bare, sent: [waiting-turn]}}
  `,
  )
  story(
    'back from development it waits behind the one that took its place',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
    {at: 2026-03-10T10:01+03:00, ${REGISTER('b')}}
    {at: 2026-03-10T10:10+03:00, do: {answer: a}}
    {at: 2026-03-10T10:20+03:00, do: {escalate: {case: a, ${DEVELOPER}, eta: 2026-03-20}}, expect: [{state: escalated, turn: development}, {case: b, state: registered, sent: [your-turn]}]}
    {at: 2026-03-11T10:20+03:00, do: {return: a}, expect: {state: waiting-turn, turn: staff, behind: b, sent: [waiting-turn]}}
    {at: 2026-03-11T10:30+03:00, do: {answer: b}}
    {at: 2026-03-25T10:30+03:00, do: tick, expect: [{case: b, state: closed, closedBy: time-limit}, {case: a, state: in-progress, sent: [your-turn]}]} # silence frees the turn
  `,
  )
  story(
    'where cases are not worked one at a time, nobody waits',
    `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}, expect: {state: registered}}
    {at: 2026-03-10T10:01+03:00, ${REGISTER('b')}, expect: {state: registered, behind: null}}
  `,
    shipped('ideco-ics', ['one-at-a-time: true', 'one-at-a-time: false']),
  )
})

describe('development (I26)', () => {
  const open = `
    {at: 2026-03-10T10:00+03:00, ${REGISTER('a')}}
  `
  const rejected = (details: string, reason: string) =>
    story(
      `escalate: {${details}} is rejected as ${reason}`,
      `${open}\n{at: 2026-03-10T11:00+03:00, do: {escalate: {case: a, ${details}}}, expect: {rejected: ${reason}, state: registered, sent: [], events: []}}`,
    )

  rejected('', 'escalation-needs-contact')
  rejected('eta: 2026-03-20', 'escalation-needs-contact')
  rejected('developer: {name: " "}, eta: 2026-03-20', 'escalation-needs-contact')
  rejected(DEVELOPER, 'escalation-needs-eta')
  rejected(`${DEVELOPER}, eta: ""`, 'escalation-needs-eta')
  rejected(`${DEVELOPER}, eta: soon`, 'eta-unreadable')
  rejected(`${DEVELOPER}, eta: 2026-02-30`, 'eta-unreadable')
  rejected(`${DEVELOPER}, eta: "+200000-01-01T00:00Z"`, 'eta-unreadable')
  rejected(`${DEVELOPER}, eta: 2026-03-09`, 'eta-in-the-past')
  rejected(`${DEVELOPER}, eta: 2026-03-10T10:59+03:00`, 'eta-in-the-past')

  story(
    'a date is promised to its end, and a broken promise is noticed once',
    `${open}
    {at: 2026-03-10T11:00+03:00, do: {escalate: {case: a, ${DEVELOPER}, eta: 2026-03-10}}, expect: {eta: 2026-03-11T00:00+03:00, sent: [escalated]}}
    {at: 2026-03-11T00:00+03:00, do: tick, expect: {case: a, promiseMissed: false}}
    {at: 2026-03-11T00:00:00.001+03:00, do: tick, expect: {case: a, promiseMissed: true, events: [promise-missed], sent: []}}
    {at: 2026-03-12T00:00+03:00, do: tick, expect: {case: a, events: []}}
    {at: 2026-03-12T10:00+03:00, do: {promise: {case: a, eta: 2026-03-20T12:00+03:00}}, expect: {eta: 2026-03-20T12:00+03:00, promiseMissed: false, sent: [new-promise]}}
    {at: 2026-03-20T12:00:00.001+03:00, do: tick, expect: {case: a, promiseMissed: true}}
  `,
  )
  story(
    'where the regulation asks for neither, neither is needed',
    `${open}
    {at: 2026-03-10T11:00+03:00, do: {escalate: a}, expect: {state: escalated, eta: null, sent: [escalated]}}
    {at: 2027-03-10T11:00+03:00, do: tick, expect: {case: a, promiseMissed: false}}
  `,
    shipped('ideco-ics', ['requires: [developer, eta]', 'requires: []']),
  )
})

describe('refusal is an event, rejection leaves no trace', () => {
  story(
    'on what was found, on a ground that the regulation names, or on a clause',
    `
    {at: 2026-03-10T10:00+03:00, do: {register: {case: found, channel: email, product: ics, version: 7.0, description: x}}}
    {at: 2026-03-10T10:01+03:00, do: {refuse: found}, expect: {state: refused, turn: nobody, sent: [refused]}}
    {at: 2026-03-10T10:02+03:00, do: {register: {case: worded, channel: email, product: ics, version: 7.0, description: x}}}
    {at: 2026-03-10T10:02+03:00, do: {refuse: {case: worded, clause: Z9, reason: Старая версия}}, expect: {rejected: unknown-refusal-ground}}
    {at: 2026-03-10T10:02+03:00, do: {refuse: {case: worded, reason: Старая версия}}, expect: {state: refused, sent: [refused]}}
    {at: 2026-03-10T10:02+03:00, ${REGISTER('rude')}}
    {at: 2026-03-10T10:03+03:00, do: {refuse: {case: rude, reason: rudeness, clause: I14}}, expect: {rejected: unknown-refusal-ground}} # rudeness is I17
    {at: 2026-03-10T10:04+03:00, do: {refuse: {case: rude, reason: rudeness, clause: I17}}, expect: {state: refused}}
    {at: 2026-03-10T10:05+03:00, ${REGISTER('cited')}}
    {at: 2026-03-10T10:06+03:00, do: {refuse: cited}, expect: {rejected: refusal-needs-ground, state: registered, events: []}}
    {at: 2026-03-10T10:07+03:00, do: {refuse: {case: cited, reason: constructor}}, expect: {rejected: unknown-refusal-ground}}
    {at: 2026-03-10T10:08+03:00, do: {refuse: {case: cited, clause: I14}}, expect: {state: refused}}
    {at: 2026-03-10T10:09+03:00, do: {answer: cited}, expect: {rejected: case-refused}}
  `,
  )
  story(
    'a refusal that came to nothing: the last obstacle is a missing datum, and it is asked for',
    `
    {at: 2026-03-10T10:00+03:00, do: {register: {case: a, channel: email, product: ics, version: 7.0}}, expect: {verdict: refuse, missing: [description], state: registered}}
    {at: 2026-03-10T10:10+03:00, do: {supply: {case: a, version: 7.9.9}}, expect: {verdict: incomplete, state: waiting-client, sent: [incomplete]}}
    {at: 2026-03-10T10:20+03:00, do: {supply: {case: a, description: x}}, expect: {verdict: accept, state: registered, sent: [registered]}}
  `,
  )
})
