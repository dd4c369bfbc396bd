import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core'
import { REJECTION_WORDS, type Rejection } from '@reglament/engine'
import { type ReactNode, useId } from 'react'
import { useVoice } from '../say/say.tsx'
import css from './gated.module.css'

/** The reason against an act in words, with its clause. */
export function useRejectionWords(): (rejection: Rejection) => string {
  const { say, locale } = useVoice()
  return ({ code, clause }) => {
    const words = REJECTION_WORDS[locale][code]
    return clause === null ? words : say('rejection.withClause', { words, clause })
  }
}

interface Props extends ButtonProps {
  /** Why not; null where it can be done. */
  readonly against: Rejection | null
  readonly onClick: () => void
  readonly pressed?: boolean
  readonly hint?: string
  readonly children: ReactNode
}

/** A button that stays in its place when it can't be pressed, and says why to the eye, the keyboard and the screen reader. */
export function Gated({ against, onClick, pressed, hint, children, ...button }: Props) {
  const words = useRejectionWords()
  const id = useId()
  const reason = against ? words(against) : (hint ?? '')
  return (
    <Tooltip
      label={reason}
      disabled={reason === ''}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={320}
      openDelay={0}
      transitionProps={{ duration: 100 }}
    >
      <span className={css.gated}>
        <Button
          {...button}
          aria-disabled={against ? true : undefined}
          aria-describedby={reason === '' ? undefined : id}
          {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
          onClick={() => {
            if (!against) onClick()
          }}
        >
          {children}
        </Button>
        {reason !== '' && <VisuallyHidden id={id}>{reason}</VisuallyHidden>}
      </span>
    </Tooltip>
  )
}
