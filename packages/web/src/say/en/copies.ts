import type ru from '../ru/copies.ts'

export default {
  'copies.title': 'Letters about cases that you are in copy of',
  'copies.how': 'How to write to {{email}}',
  'copies.each': 'At once, with each change',
  'copies.daily': 'One letter a day',
  'copies.none': 'Not at all',
  'copies.kept': 'Noted.',
} as const satisfies Record<keyof typeof ru, string>
