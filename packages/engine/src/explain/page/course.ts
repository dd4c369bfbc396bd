import { durationWords } from '../words.ts'
import { begun, type Page, statements } from './frame.ts'
import { type Html, html } from './markup.ts'

type Statement = Parameters<typeof statements>[0][number]

/** From the queue to the closing: what happens to a case, in its order. */
export function courseSection(page: Page): Html {
  return statements([...inTheQueue(page), ...inDevelopment(page), ...atTheEnd(page)], page)
}

function inTheQueue({ regulation, say }: Page): readonly Statement[] {
  const { lifecycle, queue, turns } = regulation
  return [
    ...(lifecycle.stages.length > 0 ? [{ text: say.stages, clauses: lifecycle.stages }] : []),
    {
      head: `${say.queue}:`,
      text: queue.order.map((by) => say.queueBy[by]).join(', '),
      clauses: queue.clauses,
    },
    ...(turns.oneAtATime ? [{ head: `${say.turns}:`, text: say.oneAtATime, clauses: turns.clauses }] : []),
  ]
}

function inDevelopment({ regulation, locale, say }: Page): readonly Statement[] {
  const { escalation, remote } = regulation
  const told = escalation.requires.map((each) => say.told[each]).join(', ')
  const sentences = [
    ...(escalation.to ? [say.goesTo(escalation.to[locale])] : []),
    ...(told === '' ? [] : [`${say.clientIsTold}: ${told}`]),
    ...(escalation.direct ? [say.developersAnswer] : []),
  ]
  const protocol = remote && { ssh: 'SSH', teamviewer: 'TeamViewer' }[remote.protocol]
  return [
    ...(sentences.length > 0
      ? [{ head: `${say.escalation}:`, text: sentences.join('; '), clauses: escalation.clauses }]
      : []),
    ...(remote && protocol
      ? [{ head: `${say.remote}:`, text: say.remoteOver(protocol, remote.port), clauses: remote.clauses }]
      : []),
  ]
}

function atTheEnd({ regulation, locale, say }: Page): readonly Statement[] {
  const { confirmation, silence, bySpecialist, reopening } = regulation.lifecycle
  const head = `${say.closing}:`
  const lapse = silence && [
    say.silence(durationWords(silence.after, locale)),
    say.since[silence.since],
    ...(silence.warn ? [say.warned(durationWords(silence.warn, locale))] : []),
  ]
  return [
    { head, text: say.confirmation, clauses: confirmation.clauses },
    ...(silence && lapse ? [{ head: '', text: lapse.join(', '), clauses: silence.clauses }] : []),
    { head: '', text: say.bySpecialist[bySpecialist.when], clauses: bySpecialist.clauses },
    { head: `${say.reopening}:`, text: say.reopened, clauses: reopening.clauses },
  ]
}

export function refusalsSection(page: Page): Html | null {
  const refusals = Object.values(page.regulation.refusals)
  if (refusals.length === 0) return null
  return statements(
    refusals.map(({ title, clauses }) => ({ text: begun(title[page.locale]), clauses })),
    page,
  )
}

export function noticesSection(page: Page): Html | null {
  const { notices } = page.regulation
  if (notices.length === 0) return null
  return statements(
    notices.map(({ title, clauses }) => ({ text: title[page.locale], clauses })),
    page,
  )
}

export function contactsSection(page: Page): Html | null {
  const { contacts } = page.regulation
  if (contacts.length === 0) return null
  return statements(
    contacts.map(({ title, value, clauses }) => ({
      head: `${title[page.locale]}:`,
      text: linked(value[page.locale]),
      clauses,
    })),
    page,
  )
}

/** Addresses that a reader can follow; anything else stays text, so that no regulation can bring a script in. */
function linked(value: string): Html | string {
  if (/^https?:\/\/[^\s]+$/i.test(value)) return html`<a href="${value}" rel="noreferrer">${value}</a>`
  if (/^[\w.+-]+@[\w.-]+$/.test(value)) return html`<a href="mailto:${value}">${value}</a>`
  if (/^[+\d][\d\s()-]{5,}$/.test(value)) return html`<a href="tel:${value.replace(/[^+\d]/g, '')}">${value}</a>`
  return value
}
