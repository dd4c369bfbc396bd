import { counted } from '@reglament/engine'
import type { Phrases } from './phrases.ts'

const CASES = { one: 'case', other: 'cases' }
const LINES = { one: 'line', other: 'lines' }

export const en: Phrases = {
  under: (regulation, against) =>
    `What if the cases had been under “${regulation.title}”, version ${regulation.version}, instead of ` +
    (against === null ? 'as they were decided?' : `under “${against.title}”, version ${against.version}?`),
  totals: (cases, changed, share) => `Cases: ${cases}. Would have come out otherwise: ${changed} (${share}).`,
  kinds: {
    verdict: 'Verdict',
    programme: 'Programme',
    due: 'When the first answer is due',
    lateness: 'First answer',
    further: 'Further promises that were broken (next answers, resolutions)',
    closing: 'Closing',
  },
  cases: (count) => counted(count, CASES, 'en'),
  forExample: 'for example',
  verdicts: {
    accept: 'accepted',
    discretion: "at the head's discretion",
    incomplete: 'incomplete',
    redirect: 'redirected',
    refuse: 'refused',
  },
  noProgramme: 'no programme',
  responded: { 'in-time': 'in time', late: 'late', missed: 'promise broken, no answer', none: 'no answer' },
  closedBy: {
    'time-limit': 'by time limit',
    confirmation: 'by the client',
    specialist: 'by a specialist',
    merge: 'by a merge',
    refusal: 'refused',
    none: 'open',
  },
  due: { earlier: 'earlier', later: 'later', promised: 'promised now', none: 'no longer promised' },
  shifts: { earlier: 'earlier', later: 'later' },
  rejected: 'Recorded commands that the regulation would not have allowed (left out)',
  commands: {
    register: 'register',
    supply: 'missing data',
    take: 'take',
    assign: 'assign',
    answer: 'answer',
    ask: 'request for data',
    reply: "client's reply",
    call: 'call',
    note: 'note',
    escalate: 'escalate',
    promise: 'new promise',
    return: 'return from development',
    confirm: "client's confirmation",
    close: 'close',
    refuse: 'refuse',
    admit: 'admit',
    split: 'split',
    merge: 'merge',
    join: 'merged case',
    rate: 'rate',
    complain: 'complain',
    renew: 'renewal',
    invite: 'invitation',
    'give-turn': 'turn came',
    tick: 'timer',
  },
  badLine: (line, problem) => `line ${line}: ${problem}`,
  badLines: (count, untold) =>
    `${counted(count, LINES, 'en')} could not be replayed${untold > 0 ? `; ${untold} of them are not told here` : ''}`,
}
