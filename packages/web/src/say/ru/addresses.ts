/** Addresses: the desk's further ones, those that letters come back from; and letters that ask more than one thing. */
export default {
  'letterProblem.bounced-address': 'Письма на этот адрес возвращаются: не отправлено.',
  'letterProblem.too-many-in-an-hour': 'За час этому адресу ушло слишком много писем: не отправлено.',
  'bounced.since': 'Письма на этот адрес возвращаются с',
  'bounced.held': 'Больше туда не пишем.',
  'bounced.clear': 'Адрес верный, писать снова',
  'bounced.clearWhom': 'Адрес {{email}} верный, писать снова',
  'mailboxes.title': 'Ещё адреса',
  'mailboxes.hint':
    'Письмо на любой из них становится обращением, а ответы уходят с того адреса, на который написали. Ящики для чтения задаются в REGLAMENT_IMAP_URLS.',
  'mailboxes.address': 'Адрес',
  'mailboxes.product': 'О каком продукте пишут',
  'mailboxes.any': 'о любом',
  'mailboxes.add': 'Добавить адрес',
  'mailboxes.remove': 'Убрать',
  'mailboxes.removeWhich': 'Убрать {{address}}',
  'split.offer_one':
    'Похоже, в письме есть ещё {{count}} вопрос. Одно обращение решает один (разделить можно и позже):',
  'split.offer_few':
    'Похоже, в письме есть ещё {{count}} вопроса. Одно обращение решает один (разделить можно и позже):',
  'split.offer_many':
    'Похоже, в письме есть ещё {{count}} вопросов. Одно обращение решает один (разделить можно и позже):',
  'split.offer_other':
    'Похоже, в письме есть ещё {{count}} вопроса. Одно обращение решает один (разделить можно и позже):',
  'split.offerDo': 'Выделить',
  'split.offerDoWhich': 'Выделить вопрос: {{words}}',
} as const
