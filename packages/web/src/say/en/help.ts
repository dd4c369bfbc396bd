import type ru from '../ru/help.ts'

export default {
  'help.title': 'Knowledge base',
  'help.hours': 'Working hours',
  'help.status': 'Channel status',
  'help.offered': 'There may be an answer already',
  'help.video': 'video',
  'help.webinar': 'webinar',
} as const satisfies Record<keyof typeof ru, string>
