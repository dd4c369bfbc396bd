import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Nearer to the end than this, a reader is at the end, in pixels. */
const NEAR_PX = 120

/** Has the page been scrolled to its end? */
function isAtEnd(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement
  return scrollHeight - clientHeight - window.scrollY < NEAR_PX
}

/**
 * Keeps the newest in view: a case opens at its end (or where its address points), what is added keeps a reader who is at
 * the end there, and tells one who reads further up that there is something new.
 */
export function useNewest(count: number): { readonly hasNewBelow: boolean; readonly goToEnd: () => void } {
  const [hasNewBelow, setNewBelow] = useState(false)
  const before = useRef(0)
  const wasAtEnd = useRef(true)
  const goToEnd = () => {
    window.scrollTo({ top: document.documentElement.scrollHeight })
    setNewBelow(false)
  }
  useEffect(() => {
    const scrolled = () => {
      wasAtEnd.current = isAtEnd()
      if (wasAtEnd.current) setNewBelow(false)
    }
    window.addEventListener('scroll', scrolled, { passive: true })
    return () => window.removeEventListener('scroll', scrolled)
  }, [])
  useLayoutEffect(() => {
    const isFirst = before.current === 0
    const isMore = count > before.current
    before.current = count
    if (!isMore) return
    if (isFirst) {
      const target = document.getElementById(window.location.hash.slice(1))
      if (target) target.scrollIntoView({ block: 'center' })
      else window.scrollTo({ top: document.documentElement.scrollHeight })
      wasAtEnd.current = isAtEnd()
    } else if (wasAtEnd.current) {
      window.scrollTo({ top: document.documentElement.scrollHeight })
    } else {
      setNewBelow(true)
    }
  }, [count])
  return { hasNewBelow, goToEnd }
}
