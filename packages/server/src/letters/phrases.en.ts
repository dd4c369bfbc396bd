import type { Phrases, Worded } from './facts.ts'

const registered = ({ label }: Worded) => `Your request is registered as case ${label}.`
const answerBy = ({ respondBy }: Worded) =>
  respondBy === null
    ? 'A specialist will look at it. The regulation sets no time for the answer.'
    : `A specialist will answer no later than ${respondBy}.`
const callBetween = ({ callBetween: window }: Worded) => (window === null ? [] : [`We will call you: ${window}.`])
const closesAt = ({ closesAt: at }: Worded) =>
  at === null ? [] : [`Without an answer from you the case closes on ${at}.`]
const byAct = (renewal: Worded['renewal']) => (renewal?.act ? ` by the act ${renewal.act}` : '')
const goesOn = 'If a question is left, answer this letter at any time: the case goes on.'

export const en: Phrases = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello, ${name},`),
  splitFrom: (label, first) =>
    `In case ${first} you asked more than one question. One case holds one: this one goes on as ${label}, the other as ${first}. Answer each in its own letter.`,
  joined: (labels) => `This case also holds what you asked in ${labels}.`,
  basis: (clauses, regulation, version) => `Basis: ${clauses} (“${regulation}”, version ${version}).`,
  tracking: 'The progress of the case:',
  confirm: 'The question is solved, close the case:',
  keep: 'Still relevant, keep the case open:',
  filesElsewhere: (names) => `These files are too large for a letter and lie on the page of the case: ${names}.`,
  regulation: 'The support regulation:',
  zones: { 'Europe/Moscow': 'Moscow time' },
  dateLocale: 'en-GB',
  quote: (text) => `“${text}”`,
  kinds: {
    registered: { happened: (facts) => [registered(facts)], next: (facts) => [...callBetween(facts), answerBy(facts)] },
    incomplete: {
      happened: (facts) => [
        registered(facts),
        `Before work can begin, data is missing: ${facts.missing ?? 'please say more'}.`,
      ],
      next: (facts) => [
        'Please state it in an answer to this letter.',
        ...(facts.respondBy === null
          ? []
          : [`The time for our answer runs from the registration: until ${facts.respondBy}.`]),
        ...closesAt(facts),
      ],
    },
    redirected: {
      happened: (facts) => [
        registered(facts),
        `Your support programme is not served through this channel. These are open: ${facts.channels ?? 'those that the regulation names'}.`,
      ],
      next: (facts) => ['Please use one of them and name the number of the case.', ...closesAt(facts)],
    },
    refused: {
      happened: ({ label, grounds }) => [
        `Support is refused for case ${label}${grounds === null ? '' : `: ${grounds}`}.`,
      ],
      next: ({ remedy }) => [
        ...(remedy === null ? [] : [remedy]),
        'If you do not agree, answer this letter: the case will be looked at again. You can write to the head of support on the page of the case.',
      ],
    },
    'waiting-turn': {
      happened: ({ label, behind }) => [
        `Case ${label} is registered and waits for its turn: the cases of one client are worked one at a time${behind === null ? '' : `, and now it is ${behind}`}.`,
      ],
      next: (facts) => [
        'We will write when its turn comes.',
        ...(facts.respondBy === null ? [] : [`The answer is due by ${facts.respondBy}.`]),
      ],
    },
    'your-turn': {
      happened: ({ label }) => [`The turn of case ${label} has come: it is being worked.`],
      next: (facts) => [answerBy(facts)],
    },
    answered: {
      happened: ({ label }) => [`This is the specialist’s answer in case ${label}.`],
      next: (facts) => [
        'If that settles it, please confirm so on the page of the case; if not, answer this letter.',
        ...closesAt(facts),
      ],
    },
    asked: {
      happened: ({ label, missing }) => [
        `In case ${label} the specialist needs something from you${missing === null ? '' : `: ${missing}`}.`,
      ],
      next: (facts) => [
        facts.isChecklist
          ? 'Please fill in the list on the page of the case, or answer this letter.'
          : 'Please answer this letter.',
        ...closesAt(facts),
      ],
    },
    escalated: {
      happened: ({ label, developer }) => [
        `Case ${label} was handed to development.`,
        ...(developer === null ? [] : [`It is in the hands of ${developer}.`]),
      ],
      next: ({ eta }) => [
        eta === null ? 'We will tell you the time of review separately.' : `The approximate time of review: ${eta}.`,
        'We will write when there is a result.',
      ],
    },
    'new-promise': {
      happened: ({ label, developer }) => [
        `Development gave a new date for case ${label}.`,
        ...(developer === null ? [] : [`It is in the hands of ${developer}.`]),
      ],
      next: ({ eta }) => [
        ...(eta === null ? [] : [`The approximate time of review: ${eta}.`]),
        'We will write when there is a result.',
      ],
    },
    'closing-soon': {
      happened: ({ label }) => [`We wait for your answer in case ${label}.`],
      next: (facts) => [...closesAt(facts), 'Please answer this letter if the question is not settled.'],
    },
    'closed-by-time-limit': {
      happened: ({ label }) => [`Case ${label} closed by time limit: there was no answer from you.`],
      next: () => [goesOn],
    },
    closed: { happened: ({ label }) => [`Case ${label} is closed.`], next: () => [goesOn] },
    'not-reached': {
      happened: ({ label }) => [`We called you about case ${label} and could not get through.`],
      next: () => ['Please answer this letter: say when and on what number to call, or write down your question.'],
    },
    renewed: {
      happened: ({ label, renewal }) => [
        `In case ${label} your right was extended${byAct(renewal)}${renewal === null ? '' : `: ${renewal.right}`}.`,
        ...(renewal?.until ? [`In force until ${renewal.until}.`] : []),
      ],
      next: () => ['New questions are served by this right; you need do nothing else.'],
    },
    'renewal-refused': {
      happened: ({ label, renewal }) => [
        `In case ${label} your right was not extended${byAct(renewal)}${renewal?.whyNot ? `: ${renewal.whyNot}` : ''}.`,
      ],
      next: () => ['If you do not agree, answer this letter.'],
    },
    invited: {
      happened: ({ label, channels }) => [`You have been let in: ${channels ?? 'the support portal'} (case ${label}).`],
      next: () => ['You can ask there from now on; sign in with the address that this letter came to.'],
    },
    reopened: { happened: ({ label }) => [`Case ${label} is open again.`], next: (facts) => [answerBy(facts)] },
  },
}
