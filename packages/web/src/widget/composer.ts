import { type Desk, type Held, Refused } from './desk.ts'
import { el } from './parts.ts'
import type { Words } from './words.ts'

interface Composer {
  readonly form: HTMLElement
  focus(): void
}

/** After this long without a key the client no longer writes, in milliseconds. */
const PAUSE_MS = 4_000

/** The line to write on, with files. What was written stays until the desk has it. */
export function composer(
  desk: Desk,
  held: Held,
  words: Words,
  { sent, writing }: { readonly sent: () => void; readonly writing: (isWriting: boolean) => void },
): Composer {
  let files: readonly File[] = []
  /** What was uploaded before a sending that failed: it is not uploaded twice. */
  const uploaded = new Map<File, string>()
  let isSending = false
  let pause: ReturnType<typeof setTimeout> | undefined
  const state = el('p', { class: 'state wrong', role: 'alert' })
  const text = el('textarea', { name: 'message', rows: '2', 'aria-label': words.message })
  const send = el('button', { class: 'main', type: 'submit' }, words.send)
  const pick = el('input', { type: 'file', multiple: true, hidden: true, 'aria-label': words.attach })
  const chosen = el('div', { class: 'files' })

  const still = () => {
    clearTimeout(pause)
    writing(false)
  }
  const showFiles = () => {
    chosen.replaceChildren(
      ...files.map((file) => {
        const away = () => {
          files = files.filter((each) => each !== file)
          showFiles()
          text.focus()
        }
        return el(
          'button',
          { type: 'button', class: 'quiet', 'aria-label': words.detach(file.name), onclick: away },
          `${file.name} ×`,
        )
      }),
    )
  }
  const submit = async () => {
    const said = text.value.trim()
    if (isSending || (said === '' && files.length === 0)) return
    isSending = true
    send.setAttribute('aria-disabled', 'true')
    state.textContent = ''
    try {
      const taken = files
      for (const file of taken) {
        if (!uploaded.has(file)) uploaded.set(file, await desk.upload(held, file))
      }
      await desk.reply(
        held,
        said,
        taken.flatMap((file) => uploaded.get(file) ?? []),
      )
      text.value = ''
      files = []
      showFiles()
      still()
      sent()
    } catch (thrown) {
      state.textContent =
        thrown instanceof Refused && thrown.message ? `${words.failed} ${thrown.message}` : words.failed
    }
    isSending = false
    send.removeAttribute('aria-disabled')
  }
  text.addEventListener('input', () => {
    clearTimeout(pause)
    writing(text.value !== '')
    pause = setTimeout(still, PAUSE_MS)
  })
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void submit()
  })
  pick.addEventListener('change', () => {
    files = [...files, ...(pick.files ?? [])]
    pick.value = ''
    showFiles()
  })
  const form = el(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        void submit()
      },
    },
    text,
    chosen,
    state,
    el(
      'div',
      { class: 'acts' },
      el('button', { type: 'button', class: 'pick', onclick: () => pick.click() }, words.attach),
      pick,
      send,
    ),
  )
  return { form, focus: () => text.focus() }
}
