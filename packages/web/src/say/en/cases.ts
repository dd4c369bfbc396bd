// What is done to a case beside answering: split, merged, linked, given to a colleague, marked.
export default {
  'event.assigned': 'gives the case to {{name}}',
  'event.assignedSelf': 'takes the case',
  'event.unassigned': 'leaves the case to nobody',
  'event.joined': 'joins another case to this one',
}
