/** How a client gets what is asked of them: the page where it is written down, and the box where it is asked for. */
export default {
  'hints.title': 'Данные по продуктам',
  'hints.about':
    'Что нужно по каждому продукту и как клиент это найдёт. Эти слова видит специалист, когда запрашивает данные, и клиент на странице обращения.',
  'hints.product': 'Продукт',
  'hints.allProducts': 'Все продукты',
  'hints.needed': 'нужно всегда',
  'hints.standard': 'Общая подсказка:',
  'hints.fromAll': 'Подсказка для всех продуктов.',
  'hints.changed': 'Изменено: {{by}}, {{at}}',
  'hints.somebody': 'сотрудник, которого больше нет',
  'hints.edit': 'Изменить',
  'hints.editWhat': 'Изменить подсказку: {{item}}',
  'hints.isNeeded': 'Без этого обращения по продукту не решить',
  'hints.isNeededByAll': 'Без этого не решить обращения ни по одному продукту',
  'hints.isNeededHint': 'Специалист отмечает всё нужное одной кнопкой.',
  'hints.ru': 'Как получить: по-русски',
  'hints.en': 'Как получить: по-английски',
  'hints.save': 'Сохранить',
  'hints.tick': 'Отметить нужное: {{items}}',
  'hints.clientReads': 'Клиент прочитает',
  'settings.hints': 'Что запрашивать по каждому продукту и как клиенту это найти',
} as const
