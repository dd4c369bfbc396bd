import type ru from '../ru/offered.ts'

export default {
  'knowledge.title': 'Knowledge base',
  'knowledge.offered': 'Offered before the question',
  'knowledge.opened': 'opened',
  'knowledge.notOpened': 'not opened',
  'settings.knowledge': 'Articles, videos and webinars for clients, their order, what was not found',
  'held.title': 'Held questions',
  'origin.title': 'Where it was asked',
  'origin.place.site': 'site',
  'origin.place.account': 'account',
  'origin.place.product': 'the product itself',
  'origin.place.page': 'chat page',
} as const satisfies Record<keyof typeof ru, string>
