/** What the workspace says of the knowledge base outside of its own pages. */
export default {
  'knowledge.title': 'База знаний',
  'knowledge.offered': 'Предлагалось до вопроса',
  'knowledge.opened': 'открывал',
  'knowledge.notOpened': 'не открывал',
  'settings.knowledge': 'Статьи, видео и вебинары для клиентов, порядок, что не нашли',
} as const
