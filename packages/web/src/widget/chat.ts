import { conversation } from './conversation.ts'
import { type Held, talkTo } from './desk.ts'
import { firstForm, hereWords } from './first-form.ts'
import { keepHeld, readHeld } from './held.ts'
import { el } from './parts.ts'
import type { ChatSettings } from './settings.ts'
import { STYLE } from './style.ts'
import { WORDS } from './words.ts'

/** Draws the chat in the shadow of `host`; the returned function takes it away. */
export function openChat(host: HTMLElement, settings: ChatSettings): () => void {
  const words = WORDS[settings.locale]
  const desk = talkTo(settings)
  const isPage = settings.place === 'page'
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  shadow.adoptedStyleSheets = [sheet]

  let talk: ReturnType<typeof conversation> | null = null
  const title = el('h2', { id: 'title' }, words.open)
  const note = el('p', { class: 'note', role: 'status' })
  const body = el('div', { class: 'body' })
  const close = el(
    'button',
    { type: 'button', class: 'quiet', hidden: isPage, onclick: () => show(false) },
    words.close,
  )
  const frame = el(
    'section',
    { class: 'window', role: isPage ? 'region' : 'dialog', 'aria-labelledby': 'title', hidden: true },
    el('div', { class: 'head' }, title, close),
    note,
    body,
  )
  const bubble = el(
    'button',
    { type: 'button', class: 'bubble', hidden: isPage, onclick: () => show(true) },
    words.open,
  )
  frame.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !isPage) show(false)
  })
  shadow.replaceChildren(
    el('div', { class: `root ${isPage ? 'page' : 'corner'}`, lang: settings.locale }, bubble, frame),
  )

  /** Read when it is opened, and not with every page of the vendor's site. */
  const look = () =>
    desk.here().then(
      (here) => {
        title.textContent = here.title[settings.locale]
        note.textContent = hereWords(here, words)
      },
      () => {
        note.textContent = words.lost
      },
    )
  const goOn = (held: Held) => {
    talk = conversation(desk, held, settings, words, {
      lost: begin,
      another: begin,
      unread: () => {
        bubble.setAttribute('data-unread', '')
        bubble.setAttribute('aria-label', `${words.open}: ${words.unread}`)
      },
    })
    body.replaceChildren(talk.body)
    talk.shown(!frame.hidden)
  }
  const begin = () => {
    talk?.end()
    talk = null
    keepHeld(settings, null)
    body.replaceChildren(
      firstForm(desk, settings, words, (held) => {
        keepHeld(settings, held)
        goOn(held)
        talk?.focus()
      }),
    )
    if (!frame.hidden) focusFirst()
  }
  const focusFirst = () => body.querySelector('textarea')?.focus()
  const show = (isShown: boolean) => {
    frame.hidden = !isShown
    bubble.hidden = isShown || isPage
    talk?.shown(isShown)
    if (!isShown) return bubble.focus()
    void look()
    bubble.removeAttribute('data-unread')
    bubble.removeAttribute('aria-label')
    if (!isPage) focusFirst()
  }
  const held = readHeld(settings)
  if (held === null) begin()
  else goOn(held)
  if (isPage) show(true)
  return () => {
    talk?.end()
    shadow.replaceChildren()
  }
}
