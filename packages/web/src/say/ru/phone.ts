/** Telephone: the screen of a call, call-backs, and their settings. */
export default {
  'call.in.reached': 'разговор по телефону, звонил клиент {{number}}',
  'call.in.no-answer': 'пропущенный звонок {{number}}',
  'call.in.busy': 'звонок, линия была занята {{number}}',
  'call.in.wrong-number': 'ошиблись номером {{number}}',
  'call.out.reached': 'разговор по телефону, звонили мы {{number}}',
  'call.out.no-answer': 'звонили, не отвечают {{number}}',
  'call.out.busy': 'звонили, занято {{number}}',
  'call.out.wrong-number': 'звонили, номер не тот {{number}}',
  'call.last': 'попытки кончились, клиенту отправлено письмо',
} as const
