export default {
  'chat.title': 'Chat with support',
  'chat.client': 'the client {{name}}',
}
