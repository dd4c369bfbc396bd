export default {
  'chat.title': 'Чат с поддержкой',
  'chat.client': 'клиент {{name}}',
}
