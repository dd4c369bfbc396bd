import type { Said } from './desk.ts'
import { el } from './parts.ts'
import type { ChatSettings } from './settings.ts'
import type { Words } from './words.ts'

/** The lines of the conversation; what is there already stays as it is, so that a reader by ear hears the new ones alone. */
export function drawSaid(list: HTMLElement, said: readonly Said[], settings: ChatSettings, words: Words): void {
  const known = new Map([...list.children].map((line) => [line.getAttribute('data-id'), line]))
  const lines = said.map((one) => known.get(one.id) ?? line(one, settings, words))
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60
  const isGrown = lines.length > known.size
  if (isGrown || lines.length !== list.children.length) list.replaceChildren(...lines)
  if (isAtEnd || (isGrown && said.at(-1)?.by === 'client')) list.scrollTop = list.scrollHeight
}

function line({ id, at, by, name, text, clauses, files }: Said, settings: ChatSettings, words: Words): HTMLElement {
  const when = new Intl.DateTimeFormat(settings.locale, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))
  const who = by === 'client' ? words.you : by === 'staff' ? (name ?? words.staff) : words.desk
  const made = el(
    'div',
    { class: by, 'data-id': id },
    el('p', { class: 'who' }, `${who} · `, el('time', { datetime: at }, when)),
    el('p', { class: 'text' }, text),
  )
  for (const { filename, sizeBytes, url } of files) {
    const size = `${Math.max(1, Math.round(sizeBytes / 1000)).toLocaleString(settings.locale)} kB`
    made.append(
      el(
        'p',
        { class: 'text' },
        el('a', { href: settings.root + url, target: '_blank', rel: 'noopener' }, filename),
        ` ${size}`,
      ),
    )
  }
  const basis = clauses.map((clause) => el('p', { class: 'text' }, `${clause.id}. ${clause.text ?? ''}`))
  if (basis.length > 0) {
    const ids = clauses.map((clause) => clause.id).join(', ')
    made.append(el('details', {}, el('summary', {}, `${words.basis} ${ids}`), ...basis))
  }
  return made
}
