/** What the workspace says of the knowledge base and of forms on other sites, outside of their own pages. */
export default {
  'knowledge.title': 'База знаний',
  'knowledge.offered': 'Предлагалось до вопроса',
  'knowledge.opened': 'открывал',
  'knowledge.notOpened': 'не открывал',
  'settings.knowledge': 'Статьи, видео и вебинары для клиентов, порядок, что не нашли',
  'held.title': 'Задержанные вопросы',
  'origin.title': 'Откуда спросили',
  'origin.place.site': 'сайт',
  'origin.place.account': 'личный кабинет',
  'origin.place.product': 'интерфейс продукта',
  'origin.place.page': 'страница чата',
} as const
