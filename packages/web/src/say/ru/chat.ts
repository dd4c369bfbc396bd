export default {
  'chat.title': 'Чат с поддержкой',
}
