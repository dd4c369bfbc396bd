/** Отбор в списках по организации, меткам и полям службы; взятие следующего. */
export default {
  'narrow.open': 'Отбор',
  'narrow.tag': 'Метка',
  'narrow.field': 'Поле',
  'narrow.unsaid': 'не указано',
  'narrow.gone': 'больше нет',
  'narrow.apply': 'Отобрать',
  'narrow.leave': 'Не отбирать по полю «{{title}}»',
  'narrow.notNumber': 'Нужно число',
  'narrow.inn': 'ИНН {{inn}}',
  'narrow.organizationHint': 'Начните вводить название или ИНН',
  'narrow.noOrganization': 'Такой организации нет.',
  'taking.taken': 'Взято следующее: {{label}}.',
  'taking.narrowed': 'Отбор очереди учтён.',
  'narrow.failed': 'Поиск не ответил; попробуйте ещё раз.',
} as const
