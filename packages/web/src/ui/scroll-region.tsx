import { type ComponentProps, useEffect, useImperativeHandle, useRef, useState } from 'react'

interface Props extends Omit<ComponentProps<'section'>, 'aria-label' | 'tabIndex' | 'role'> {
  /** A region is a landmark of its page; where every line of a list has one, it is a group. */
  readonly role?: 'region' | 'group'
  /** What is read out when it is reached: of which text, table or picture this is. */
  readonly label: string
}

/**
 * A part of a page that is scrolled within itself: whoever has no pointer moves it by the arrows, so it is reached by
 * Tab while there is more in it than can be seen, and passed over while there is not.
 */
export function ScrollRegion({ label, ref, children, ...rest }: Props) {
  const box = useRef<HTMLElement>(null)
  const [isOver, setOver] = useState(false)
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => box.current, [])
  // After every drawing: the children watched have to be those that stand in it now.
  useEffect(() => {
    const here = box.current
    if (!here) return
    const watcher = new ResizeObserver(() =>
      setOver(here.scrollHeight > here.clientHeight || here.scrollWidth > here.clientWidth),
    )
    for (const part of [here, ...here.children]) watcher.observe(part)
    return () => watcher.disconnect()
  })
  return (
    <section {...rest} ref={box} aria-label={label} {...(isOver ? { tabIndex: 0 } : {})}>
      {children}
    </section>
  )
}
