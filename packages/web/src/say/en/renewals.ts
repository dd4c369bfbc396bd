import type ru from '../ru/renewals.ts'

/** What came of a renewal, to whoever asked for it: staff and clients read the same words. */
export default {
  'renewal.renewed': 'Extended until',
  'renewal.will': 'Will be extended until',
  'renewal.refused': 'Not extended: {{why}}.',
  'renewal.willNot': 'Will not be extended: {{why}}.',
  'renewal.waits': 'Waits to be checked: {{why}}. The term runs from when the act was given.',
  'renewal.willWait': 'Will wait: {{why}}. The term runs from this minute.',
  'renewal.list': 'What was asked for',
  'renewal.asked': '{{right}}, asked',
  'renewal.askedByAct': '{{right}}, act {{act}}, asked',
} as const satisfies Record<keyof typeof ru, string>
