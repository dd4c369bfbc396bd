import { composer } from './composer.ts'
import { type Conversation, type Desk, type Held, Refused } from './desk.ts'
import { el } from './parts.ts'
import { drawSaid } from './said-list.ts'
import type { ChatSettings } from './settings.ts'
import type { Words } from './words.ts'

/** The desk forgets who is silent for 40 s. */
const SIGN_MS = 15_000
/** Where the stream can't be had, the conversation is read this often, in milliseconds. */
const ASK_AGAIN_MS = 20_000

interface Talk {
  readonly body: HTMLElement
  focus(): void
  /** The window was opened or closed: only what is open is looked at. */
  shown(isShown: boolean): void
  end(): void
}

interface Told {
  /** The case is not there any more, or the key is another's. */
  readonly lost: () => void
  readonly another: () => void
  /** Something was said by the desk's side while the window was closed. */
  readonly unread: () => void
}

/** A case that goes on: what was said, who writes now, and the line to write on. */
export function conversation(desk: Desk, held: Held, settings: ChatSettings, words: Words, told: Told): Talk {
  const page = crypto.randomUUID?.() ?? `page-${Math.random().toString(36).slice(2)}`
  let last: Conversation | null = null
  let isShown = false
  let isWriting = false
  let isEnded = false
  const label = el('a', { target: '_blank', rel: 'noopener' }, words.page)
  const list = el('div', { class: 'said', role: 'log', tabindex: '0', 'aria-label': words.conversation })
  const state = el('p', { class: 'state', role: 'status' })
  const isLooking = () => isShown && document.visibilityState === 'visible'

  const sign = (doing: 'looking' | 'writing' | 'gone') => {
    // A sign that is lost is followed by the next one.
    desk.sign(held, page, doing, doing === 'gone' ? null : (last?.version ?? null)).catch(() => {})
  }
  const signNow = () => {
    if (isLooking()) sign(isWriting ? 'writing' : 'looking')
  }
  const read = async () => {
    try {
      const next = await desk.read(held)
      if (isEnded) return
      const before = last
      last = next
      label.textContent = next.label
      label.href = next.trackingUrl
      label.title = words.page
      state.textContent = next.isWriting ? words.writing : ''
      drawSaid(list, next.said, settings, words)
      const isNew = before !== null && next.said.length > before.said.length && next.said.at(-1)?.by !== 'client'
      if (isNew && !isShown) told.unread()
      if (before?.version !== next.version) signNow()
    } catch (thrown) {
      if (thrown instanceof Refused && thrown.status === 404) told.lost()
      else state.textContent = words.lost
    }
  }
  const source = desk.watch(held)
  source.addEventListener('open', () => void read())
  source.addEventListener('case', () => void read())
  source.addEventListener('resync', () => void read())
  source.addEventListener('writing', (event) => {
    state.textContent = (JSON.parse(event.data) as { isWriting: boolean }).isWriting ? words.writing : ''
  })
  source.addEventListener('error', () => {
    state.textContent = words.lost
  })
  const asking = setInterval(() => {
    if (source.readyState !== EventSource.OPEN) void read()
  }, ASK_AGAIN_MS)
  const signing = setInterval(signNow, SIGN_MS)
  const seen = () => (isLooking() ? signNow() : sign('gone'))
  const left = () => sign('gone')
  document.addEventListener('visibilitychange', seen)
  addEventListener('pagehide', left)

  const write = composer(desk, held, words, {
    sent: () => void read(),
    writing: (now) => {
      if (now === isWriting) return
      isWriting = now
      signNow()
    },
  })
  const another = el('button', { type: 'button', class: 'quiet', onclick: told.another }, words.another)
  const bar = el('p', { class: 'note acts' }, label, another)
  void read()
  return {
    body: el('div', { class: 'talk' }, bar, list, state, write.form),
    focus: write.focus,
    shown(now) {
      if (isShown === now) return
      isShown = now
      if (now) {
        signNow()
        list.scrollTop = list.scrollHeight
      } else left()
    },
    end() {
      isEnded = true
      left()
      source.close()
      clearInterval(asking)
      clearInterval(signing)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('pagehide', left)
    },
  }
}
