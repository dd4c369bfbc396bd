import type ru from '../ru/rights.ts'

/** What staff read about rights that move: renewals by acts, invitations, admissions until a date. */
export default {
  'deadline.next-response': 'Answer again:',
  'deadline.resolution': 'Resolve:',
  'left.working': 'working time left: {{span}}',
  'deadline.stands': 'the clock was stopped',
  'ended.next-response.in-time': 'Answered again in time:',
  'ended.next-response.late': 'Answered again late:',
  'ended.resolution.in-time': 'Resolved in time:',
  'ended.resolution.late': 'Resolved late:',

  'event.renewed': 'a right was extended: {{right}}, until {{until}}',
  'event.renewedByAct': 'a right was extended by the act {{act}}: {{right}}, until {{until}}',
  'event.renewalRefused': 'an extension was refused: {{why}}',
  'event.renewalWaits': 'an extension is asked for: {{why}}',
  'event.invited': 'was let in: {{channels}}',

  'invite.do': 'Invite: {{channels}}',
  'invite.whom': 'Invite: {{channels}}, {{name}}',
  'invite.done': 'let in: {{channels}}',
  'invite.told': 'A letter says so.',
  'invite.notTold': 'No letter goes out: tell them yourself.',

  'letter.renewed': 'right extended',
  'letter.renewal-refused': 'right not extended',
  'letter.invited': 'let in',
} as const satisfies Record<keyof typeof ru, string>
