import type { ReactNode } from 'react'

interface Props {
  /** By which the box that has the keys names it (`aria-activedescendant`). */
  readonly id?: string
  readonly isCurrent: boolean
  /** It stands there with its reason, and can't be chosen. */
  readonly isBarred?: boolean
  readonly className?: string | undefined
  readonly choose: () => void
  /** A pointer has come over it. */
  readonly point?: () => void
  readonly children: ReactNode
}

/** A line of a listbox. The keys are those of the box that opened the list, and the focus stays there: a press chooses. */
export function Option({ id, isCurrent, isBarred = false, className, choose, point, children }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: never in focus; arrows and Enter are taken by the box that has it
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={className}
      aria-selected={isCurrent}
      aria-disabled={isBarred || undefined}
      // The box would lose the focus first, and the list with it.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={() => {
        if (!isCurrent) point?.()
      }}
      onClick={choose}
    >
      {children}
    </div>
  )
}
