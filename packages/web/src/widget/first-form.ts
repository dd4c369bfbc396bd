import { type Desk, type Held, type Here, Refused } from './desk.ts'
import { el } from './parts.ts'
import type { ChatSettings } from './settings.ts'
import type { Words } from './words.ts'

/** Who asks and what happened: the first message, which makes the case. What was typed stays until it is taken. */
export function firstForm(
  desk: Desk,
  settings: ChatSettings,
  words: Words,
  started: (held: Held) => void,
): HTMLElement {
  const question = el('textarea', { name: 'question', required: true, rows: '5' })
  const name = el('input', { name: 'name', autocomplete: 'name' })
  const email = el('input', { name: 'email', type: 'email', autocomplete: 'email' })
  name.value = settings.known.name ?? ''
  email.value = settings.known.email ?? ''
  const state = el('p', { class: 'state wrong', role: 'alert' })
  const send = el('button', { class: 'main', type: 'submit' }, words.start)
  let isSending = false
  const submit = async (event: Event) => {
    event.preventDefault()
    if (isSending || question.value.trim() === '') return
    isSending = true
    send.setAttribute('aria-disabled', 'true')
    state.textContent = ''
    try {
      started(await desk.start(question.value, { name: name.value, email: email.value }))
    } catch (thrown) {
      state.textContent =
        thrown instanceof Refused && thrown.message ? `${words.failed} ${thrown.message}` : words.failed
    }
    isSending = false
    send.removeAttribute('aria-disabled')
  }
  return el(
    'form',
    { class: 'first', onsubmit: (event) => void submit(event) },
    el('label', {}, words.question, question),
    el('label', {}, words.name, name),
    el('label', {}, words.email, email, el('span', { class: 'hint' }, words.emailHint)),
    state,
    el('div', { class: 'acts' }, send),
  )
}

/** Whether somebody is there, said before anything is written. */
export function hereWords({ isOpen, opens, isOnline, isChannel, channels }: Here, words: Words): string {
  const presence = isOpen === false && opens !== null ? words.closed(opens) : isOnline ? words.online : words.away
  return isChannel ? presence : `${words.noChannel(channels)} ${presence}`
}
