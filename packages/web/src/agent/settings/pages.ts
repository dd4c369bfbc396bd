import { hasRight, type Role, type StaffRight } from '@reglament/engine'
import type { Key } from '../../say/phrases.ts'

/** A page on which a desk is set up. */
export interface SettingsPage {
  readonly to:
    | '/desk/$desk/members'
    | '/desk/$desk/development-teams'
    | '/desk/$desk/channels'
    | '/desk/$desk/acts'
    | '/desk/$desk/tags'
    | '/desk/$desk/hints'
    | '/desk/$desk/phone'
    | '/desk/$desk/clients/import'
    | '/desk/$desk/clients/duplicates'
    | '/desk/$desk/clients/unconfirmed'
    | '/desk/$desk/feedback'
    | '/desk/$desk/canned'
    | '/desk/$desk/knowledge'
    | '/desk/$desk/letters'
  readonly title: Key
  readonly hint: Key
  readonly right: StaffRight
}

/** Every page that sets a desk up, in the order in which a new desk needs them. */
const PAGES: readonly SettingsPage[] = [
  { to: '/desk/$desk/members', title: 'team.title', hint: 'settings.members', right: 'member.manage' },
  { to: '/desk/$desk/channels', title: 'channels.title', hint: 'settings.channels', right: 'settings.manage' },
  { to: '/desk/$desk/phone', title: 'phone.settings', hint: 'settings.phone', right: 'lists.read' },
  { to: '/desk/$desk/development-teams', title: 'teams.title', hint: 'settings.teams', right: 'development.manage' },
  { to: '/desk/$desk/canned', title: 'canned.title', hint: 'settings.canned', right: 'case.note' },
  { to: '/desk/$desk/knowledge', title: 'knowledge.title', hint: 'settings.knowledge', right: 'knowledge.read' },
  { to: '/desk/$desk/letters', title: 'letters.title', hint: 'settings.letters', right: 'letter.edit' },
  { to: '/desk/$desk/acts', title: 'acts.title', hint: 'settings.acts', right: 'client.read' },
  { to: '/desk/$desk/hints', title: 'hints.title', hint: 'settings.hints', right: 'case.answer' },
  { to: '/desk/$desk/tags', title: 'beside.title', hint: 'settings.tags', right: 'mark.manage' },
  { to: '/desk/$desk/clients/import', title: 'import.title', hint: 'settings.import', right: 'client.import' },
  {
    to: '/desk/$desk/clients/duplicates',
    title: 'duplicates.title',
    hint: 'settings.duplicates',
    right: 'client.merge',
  },
  {
    to: '/desk/$desk/clients/unconfirmed',
    title: 'unconfirmed.title',
    hint: 'settings.unconfirmed',
    right: 'contact.edit',
  },
  { to: '/desk/$desk/feedback', title: 'feedback.title', hint: 'settings.feedback', right: 'complaint.read' },
]

/** Those that somebody of the role has any business on. */
export function settingsFor(role: Role): readonly SettingsPage[] {
  return PAGES.filter(({ right }) => hasRight(role, right))
}
