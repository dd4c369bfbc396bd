import type ru from '../ru/lists.ts'

/** Russian counts in more forms than English. */
type Countable = Exclude<keyof typeof ru, `${string}_few` | `${string}_many`>

/** Narrowing a list by organization, tags and the desk's own fields; taking the next. */
export default {
  'narrow.open': 'Filter',
  'narrow.tag': 'Tag',
  'narrow.field': 'Field',
  'narrow.unsaid': 'not said',
  'narrow.gone': 'no longer there',
  'narrow.apply': 'Filter',
  'narrow.leave': 'Do not filter by the field “{{title}}”',
  'narrow.notNumber': 'A number is needed',
  'narrow.inn': 'INN {{inn}}',
  'narrow.organizationHint': 'Begin to type a name or an INN',
  'narrow.noOrganization': 'There is no such organization.',
  'taking.taken': 'Taken as the next: {{label}}.',
  'taking.narrowed': 'The queue’s filter was kept to.',
  'narrow.failed': 'The search did not answer; try again.',
} satisfies Record<Countable, string>
