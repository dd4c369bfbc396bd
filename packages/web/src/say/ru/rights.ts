/** What staff read about rights that move: renewals by acts, invitations, admissions until a date. */
export default {
  'deadline.next-response': 'Ответить снова:',
  'deadline.resolution': 'Решить вопрос:',
  'left.working': 'осталось рабочего времени: {{span}}',
  'deadline.stands': 'часы остановлены',
  'ended.next-response.in-time': 'Ответили снова в срок:',
  'ended.next-response.late': 'Ответили снова с опозданием:',
  'ended.resolution.in-time': 'Решили в срок:',
  'ended.resolution.late': 'Решили с опозданием:',

  'event.renewed': 'право продлено: {{right}}, до {{until}}',
  'event.renewedByAct': 'право продлено по акту {{act}}: {{right}}, до {{until}}',
  'event.renewalRefused': 'в продлении отказано: {{why}}',
  'event.renewalWaits': 'просят продлить: {{why}}',
  'event.invited': 'открыт доступ: {{channels}}',

  'invite.do': 'Пригласить: {{channels}}',
  'invite.whom': 'Пригласить: {{channels}}, {{name}}',
  'invite.done': 'доступ открыт: {{channels}}',
  'invite.told': 'Письмо об этом отправлено.',
  'invite.notTold': 'Писем нет: сообщите об этом сами.',

  'letter.renewed': 'право продлено',
  'letter.renewal-refused': 'право не продлено',
  'letter.invited': 'открыт доступ',
} as const
