/** What of a form takes what is written, in the order of the page. */
const WRITABLE = '[role="textbox"], textarea, input, select'

/**
 * Puts the focus into the first box for writing within `form`, at once or as soon as there is one: a draft is still on
 * its way when a key follows a page quickly, and the editor comes by itself. Given back is what gives the wish up.
 */
export function focusWhenThere(form: HTMLElement): () => void {
  const before = document.activeElement
  const reach = () => {
    const first = form.querySelector<HTMLElement>(WRITABLE)
    first?.focus()
    return first !== null
  }
  if (reach()) return () => undefined
  const watch = new MutationObserver(() => {
    // Who has gone elsewhere meanwhile is not called back.
    const hasMoved = document.activeElement !== before && document.activeElement !== document.body
    if (hasMoved || reach()) watch.disconnect()
  })
  watch.observe(form, { childList: true, subtree: true })
  return () => watch.disconnect()
}
