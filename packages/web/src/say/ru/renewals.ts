/** What came of a renewal, to whoever asked for it: staff and clients read the same words. */
export default {
  'renewal.renewed': 'Продлено до',
  'renewal.will': 'Продлится до',
  'renewal.refused': 'Не продлено: {{why}}.',
  'renewal.willNot': 'Не продлится: {{why}}.',
  'renewal.waits': 'Ждёт проверки: {{why}}. Срок пойдёт с того времени, когда акт назвали.',
  'renewal.willWait': 'Будет ждать: {{why}}. Срок пойдёт с этой минуты.',
  'renewal.list': 'О чём просили',
  'renewal.asked': '{{right}}, просили',
  'renewal.askedByAct': '{{right}}, акт {{act}}, просили',
} as const
