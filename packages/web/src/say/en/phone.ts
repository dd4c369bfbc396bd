import type ru from '../ru/phone.ts'

/** Russian counts in more forms than English. */
type Countable = Exclude<keyof typeof ru, `${string}_few` | `${string}_many`>

/** Telephone: the screen of a call, call-backs, and their settings. */
export default {
  'call.in.reached': 'talk by phone, the client called {{number}}',
  'call.in.no-answer': 'missed call {{number}}',
  'call.in.busy': 'call, the line was busy {{number}}',
  'call.in.wrong-number': 'wrong number {{number}}',
  'call.out.reached': 'talk by phone, we called {{number}}',
  'call.out.no-answer': 'called, no answer {{number}}',
  'call.out.busy': 'called, busy {{number}}',
  'call.out.wrong-number': 'called, wrong number {{number}}',
  'call.last': 'no attempts are left, the client gets a letter',
} as const satisfies Record<Countable, string>
