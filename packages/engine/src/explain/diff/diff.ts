import type { Locale } from '../../base/text.ts'
import type { Regulation } from '../../regulation/index.ts'
import { diffCalendars } from './calendars.ts'
import { changed, eachOf, type Findings, findings, same } from './compare.ts'
import { diffCourse } from './course.ts'
import { diffProgrammes } from './programmes.ts'
import { diffRights } from './rights.ts'

/**
 * What is different in a newer regulation, in words: a sentence a change, programmes first. Empty exactly where the two
 * say the same, their versions aside; where only citations or details differ, one sentence says that.
 */
export function diffRegulations(before: Regulation, after: Regulation, locale: Locale): string[] {
  const into = findings(locale)
  const { say } = into
  diffProgrammes(before, after, into)
  diffCalendars(before, after, into)
  diffRights(before, after, into)
  diffCourse(before, after, into)
  changed(say.title, before.title[locale], after.title[locale], into)
  changed(say.vendor, before.vendor[locale], after.vendor[locale], into)
  changed(say.prefix, before.prefix, after.prefix, into)
  changed(say.timezone, before.timezone, after.timezone, into)
  diffClauses(before, after, into)
  if (into.sentences.length === 0 && !same({ ...before, version: '' }, { ...after, version: '' }))
    into.sentences.push(say.citations)
  return into.sentences
}

function diffClauses(before: Regulation, after: Regulation, into: Findings): void {
  const { say, locale } = into
  eachOf(
    before.clauses,
    after.clauses,
    (id, { text }) => `${say.clause(id)} (${text[locale]})`,
    into,
    (a, b, id) => {
      if (a.text[locale] !== b.text[locale]) into.sentences.push(say.reworded(say.clause(id)))
      changed(say.assumption(id), a.assumed?.[locale] ?? say.none, b.assumed?.[locale] ?? say.none, into)
    },
  )
}
