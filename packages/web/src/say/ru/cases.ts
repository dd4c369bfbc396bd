// What is done to a case beside answering: split, merged, linked, given to a colleague, marked.
export default {
  'event.assigned': 'передаёт обращение: {{name}}',
  'event.assignedSelf': 'берёт обращение',
  'event.unassigned': 'снимает исполнителя',
  'event.joined': 'присоединяет другое обращение',
}
