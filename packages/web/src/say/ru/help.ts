/** What is offered to a client before they ask, and the public pages beside the form. */
export default {
  'help.title': 'База знаний',
  'help.hours': 'Часы работы',
  'help.status': 'Состояние каналов',
  'help.offered': 'Возможно, ответ уже есть',
  'help.video': 'видео',
  'help.webinar': 'вебинар',
} as const
