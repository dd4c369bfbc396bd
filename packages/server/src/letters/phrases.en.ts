import type { Phrases } from './facts.ts'

export const en: Phrases = {
  splitFrom: (label, first) =>
    `In case ${first} you asked more than one question. One case holds one: this one goes on as ${label}, the other as ${first}. Answer each in its own letter.`,
  joined: (labels) => `This case also holds what you asked in ${labels}.`,
  basis: (clauses, regulation, version) => `Basis: ${clauses} (“${regulation}”, version ${version}).`,
  tracking: 'The progress of the case:',
  confirm: 'The question is solved, close the case:',
  keep: 'Still relevant, keep the case open:',
  filesElsewhere: (names) => `These files are too large for a letter and lie on the page of the case: ${names}.`,
  regulation: 'The support regulation:',
  dateLocale: 'en-GB',
  quote: (text) => `“${text}”`,
}
