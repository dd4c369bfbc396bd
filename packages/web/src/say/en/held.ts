import type ru from '../ru/held.ts'

export default {
  'held.hint': 'They came from forms on sites and look like spam. Nothing is deleted: a person decides.',
  'held.which': 'Which to show',
  'held.waiting': 'Waiting',
  'held.spam': 'Spam',
  'held.none': 'Nobody waits',
  'held.noSpam': 'There was no spam',
  'held.noneHint': 'What a form found suspicious stands here.',
  'held.sign.honeypot': 'a box is filled in that no person sees',
  'held.sign.too-many': 'too many questions from one address',
  'held.sign.bad-proof': 'the proof of work is wrong or was used before',
  'held.sign.links': 'many links',
  'held.by': 'marked by {{name}}',
  'held.question': 'The question',
  'held.place': 'Place on the site',
  'held.site': 'Site',
  'held.make': 'It is a question: register',
  'held.refuse': 'It is spam',
  'held.made': 'Registered:',
} as const satisfies Record<keyof typeof ru, string>
