import { FIELDS, type Field, type Regulation } from '../../regulation/index.ts'
import { FIELD_WORDS } from '../words.ts'
import { changed, changedDuration, eachOf, type Findings, same } from './compare.ts'

/** What a request must say, and how a case goes. */
export function diffCourse(before: Regulation, after: Regulation, into: Findings): void {
  const { say, locale } = into
  for (const field of FIELDS) {
    const words = (regulation: Regulation) => say.demanded[demanded(field, regulation)]
    changed(say.field(FIELD_WORDS[locale][field]), words(before), words(after), into)
  }
  eachOf(
    before.refusals,
    after.refusals,
    (id, { title }) => `${say.refusal(id)} (${title[locale]})`,
    into,
    (a, b, id) => changed(say.refusal(id), a.title[locale], b.title[locale], into),
  )
  const yesNo = (is: boolean) => (is ? say.yes : say.no)
  changed(say.oneAtATime, yesNo(before.turns.oneAtATime), yesNo(after.turns.oneAtATime), into)
  const queue = ({ queue: { order } }: Regulation) => order.map((by) => say.queueBy[by]).join(', ')
  changed(say.queue, queue(before), queue(after), into)
  diffEnding(before, after, into)
  const goesTo = ({ escalation: { to } }: Regulation) => to?.[locale] ?? say.none
  changed(say.escalationTo, goesTo(before), goesTo(after), into)
  const told = ({ escalation: { requires } }: Regulation) =>
    requires.map((each) => say.told[each]).join(', ') || say.none
  changed(say.escalationNeeds, told(before), told(after), into)
  changed(say.escalationDirect, yesNo(before.escalation.direct === true), yesNo(after.escalation.direct === true), into)
  const remote = ({ remote: rule }: Regulation) => (rule ? [rule.protocol, rule.port ?? ''].join(' ').trim() : say.none)
  changed(say.remote, remote(before), remote(after), into)
  diffPublished(before, after, into)
}

function demanded(field: Field, { required }: Regulation): 'always' | 'first-contact' | 'never' {
  const rules = required.filter((rule) => rule.fields.includes(field))
  if (rules.some((rule) => rule.on === 'always')) return 'always'
  return rules.length > 0 ? 'first-contact' : 'never'
}

function diffEnding({ lifecycle: before }: Regulation, { lifecycle: after }: Regulation, into: Findings): void {
  const { say } = into
  changedDuration(say.silence, before.silence?.after ?? null, after.silence?.after ?? null, say.none, into)
  if (before.silence && after.silence) {
    changed(say.silenceSince, say.since[before.silence.since], say.since[after.silence.since], into)
    changedDuration(say.warning, before.silence.warn, after.silence.warn, say.none, into)
  }
  changed(say.bySpecialist, say.specialist[before.bySpecialist.when], say.specialist[after.bySpecialist.when], into)
}

function diffPublished(before: Regulation, after: Regulation, into: Findings): void {
  const { say, locale } = into
  const notices = (regulation: Regulation) => Object.fromEntries(regulation.notices.map((each) => [each.id, each]))
  eachOf(
    notices(before),
    notices(after),
    (id, { title }) => `${say.notice(id)} (${title[locale]})`,
    into,
    (a, b, id) => {
      if (!same(a.title, b.title)) into.sentences.push(say.reworded(say.notice(id)))
    },
  )
  const contacts = (regulation: Regulation) =>
    Object.fromEntries(regulation.contacts.map((each) => [each.title[locale], each]))
  eachOf(
    contacts(before),
    contacts(after),
    (title) => say.contact(title),
    into,
    (a, b, title) => changed(say.contact(title), a.value[locale], b.value[locale], into),
  )
}
