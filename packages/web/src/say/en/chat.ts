export default {
  'chat.title': 'Chat with support',
}
