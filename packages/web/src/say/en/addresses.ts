import type ru from '../ru/addresses.ts'

export default {
  'letterProblem.bounced-address': 'Letters to this address come back: not sent.',
  'letterProblem.too-many-in-an-hour': 'Too many letters went to this address within an hour: not sent.',
  'bounced.since': 'Letters to this address have come back since',
  'bounced.held': 'Nothing more goes there.',
  'bounced.clear': 'The address is right, write again',
  'bounced.clearWhom': 'The address {{email}} is right, write again',
  'mailboxes.title': 'Further addresses',
  'mailboxes.hint':
    'A letter to any of them becomes a case, and the answers leave from the address that was written to. Mailboxes to be read are set in REGLAMENT_IMAP_URLS.',
  'mailboxes.address': 'Address',
  'mailboxes.product': 'The product they write about',
  'mailboxes.any': 'any',
  'mailboxes.add': 'Add the address',
  'mailboxes.remove': 'Remove',
  'mailboxes.removeWhich': 'Remove {{address}}',
  'split.offer_one': 'The letter seems to hold {{count}} more question. A case holds one (it can be split later too):',
  'split.offer_other':
    'The letter seems to hold {{count}} more questions. A case holds one (it can be split later too):',
  'split.offerDo': 'Take out',
  'split.offerDoWhich': 'Take out the question: {{words}}',
} as const satisfies Record<Exclude<keyof typeof ru, `${string}_few` | `${string}_many`>, string>
