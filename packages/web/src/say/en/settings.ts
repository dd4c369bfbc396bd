import type ru from '../ru/settings.ts'

export default {
  'settings.title': 'Set-up',
  'settings.members': 'Who works here, and what each may see',
  'settings.channels': 'E-mail, the form on your site, messengers',
  'settings.phone': 'Your extension, the exchange, call-backs',
  'settings.teams': 'Whom cases are handed to, and how to reach them',
  'settings.tags': 'Tags, and fields of the desk’s own',
  'settings.import': 'Organizations, people and rights from CSV: tried first, then written',
  'settings.duplicates': 'Clients who were recorded twice',
  'settings.feedback': 'What clients say of the support',
} as const satisfies Record<keyof typeof ru, string>
