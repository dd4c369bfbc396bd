import type ru from '../ru/offered.ts'

export default {
  'knowledge.title': 'Knowledge base',
  'knowledge.offered': 'Offered before the question',
  'knowledge.opened': 'opened',
  'knowledge.notOpened': 'not opened',
  'settings.knowledge': 'Articles, videos and webinars for clients, their order, what was not found',
} as const satisfies Record<keyof typeof ru, string>
