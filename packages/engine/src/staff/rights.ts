/** Roles on one desk, from the least to the most. */
export const ROLES = ['specialist', 'developer', 'head', 'administrator'] as const
export type Role = (typeof ROLES)[number]

const EVERYBODY = ROLES
/** Who talks with clients. */
const CLERKS = ['specialist', 'head', 'administrator'] as const
const LEADERS = ['head', 'administrator'] as const
const ADMINISTRATOR = ['administrator'] as const

/** What can be seen and done on a desk, in the words of whoever gives out the roles. */
export const STAFF_RIGHTS = [
  'desk.read',
  'lists.read',
  'case.read',
  'case.register',
  'case.work',
  'case.answer',
  'case.note',
  'case.mark',
  'case.admit',
  'case.export',
  'development.read',
  'development.promise',
  'development.manage',
  'complaint.read',
  'filter.share',
  'client.read',
  'client.note',
  'client.merge',
  'client.import',
  'contact.edit',
  'organization.edit',
  'holding.edit',
  'mail.unreadable',
  'canned.edit',
  'knowledge.read',
  'knowledge.edit',
  'letter.edit',
  'mark.manage',
  'hint.edit',
  'member.read',
  'member.manage',
  'settings.manage',
] as const
export type StaffRight = (typeof STAFF_RIGHTS)[number]

/**
 * Who has which right: the one table that the server enforces on every route and the pages show or bar by. What a
 * case itself allows is not here but in `decide`: a right to work cases answers no closed one.
 */
export const HOLDERS = {
  'desk.read': EVERYBODY,
  /** The queue and every other list of cases, and the search among them. */
  'lists.read': CLERKS,
  /** A developer reads the cases that were handed to development, and no others. */
  'case.read': EVERYBODY,
  'case.register': CLERKS,
  'case.work': CLERKS,
  /** A developer too, where the regulation lets them: `decide` says. */
  'case.answer': EVERYBODY,
  'case.note': EVERYBODY,
  /** Tags, fields of the desk's own, links to other cases. */
  'case.mark': CLERKS,
  'case.admit': LEADERS,
  'case.export': ADMINISTRATOR,
  'development.read': EVERYBODY,
  'development.promise': EVERYBODY,
  'development.manage': LEADERS,
  'complaint.read': LEADERS,
  'filter.share': LEADERS,
  'client.read': EVERYBODY,
  'client.note': CLERKS,
  'client.merge': LEADERS,
  'client.import': LEADERS,
  'contact.edit': CLERKS,
  'organization.edit': LEADERS,
  'holding.edit': LEADERS,
  'mail.unreadable': CLERKS,
  /** The canned answers of the desk; everybody has their own. */
  'canned.edit': LEADERS,
  'knowledge.read': EVERYBODY,
  'knowledge.edit': LEADERS,
  /** The words of the desk's letters. */
  'letter.edit': LEADERS,
  /** The desk's list of tags, and which fields its cases have. */
  'mark.manage': LEADERS,
  /** What each product needs of a client, and the words that tell them how to get it. */
  'hint.edit': LEADERS,
  'member.read': EVERYBODY,
  'member.manage': ADMINISTRATOR,
  'settings.manage': ADMINISTRATOR,
} as const satisfies Record<StaffRight, readonly Role[]>

/** Whether somebody of that role has the right. */
export function hasRight(role: Role, right: StaffRight): boolean {
  const holders: readonly Role[] = HOLDERS[right]
  return holders.includes(role)
}
