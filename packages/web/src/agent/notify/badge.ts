const BADGE = /^\(\d+\) /

/** Puts a count before the title of the tab, whatever the pages write there. @returns what takes it away. */
export function badgeTitle(count: number): () => void {
  const title = document.querySelector('title')
  if (!title) return () => undefined
  const draw = () => {
    const plain = document.title.replace(BADGE, '')
    const wanted = count > 0 ? `(${count}) ${plain}` : plain
    if (document.title !== wanted) document.title = wanted
  }
  draw()
  const observer = new MutationObserver(draw)
  observer.observe(title, { childList: true, characterData: true, subtree: true })
  return () => observer.disconnect()
}
