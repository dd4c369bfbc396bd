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

interface BarredProps extends ButtonProps {
  /** Why not; null where it can be done. */
  readonly reason: string | null
  readonly onClick: () => void
  readonly pressed?: boolean
  readonly hint?: string
  /** What a screen reader says, where the words on the button need their context. */
  readonly label?: string
  readonly children: ReactNode
}

/** A button that stays in its place when it can't be pressed, and says why to the eye, the keyboard and the screen reader. */
export function Barred({ reason, onClick, pressed, hint, label, children, ...button }: BarredProps) {
  const id = useId()
  const said = reason ?? hint ?? ''
  return (
    <Tooltip
      label={said}
      disabled={said === ''}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={320}
      openDelay={0}
      transitionProps={{ duration: 100 }}
    >
      <span className={css.gated}>
        <Button
          {...button}
          aria-disabled={reason === null ? undefined : true}
          aria-describedby={said === '' ? undefined : id}
          {...(label === undefined ? {} : { 'aria-label': label })}
          {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
          onClick={() => {
            if (reason === null) onClick()
          }}
        >
          {children}
        </Button>
        {said !== '' && <VisuallyHidden id={id}>{said}</VisuallyHidden>}
      </span>
    </Tooltip>
  )
}

interface Props extends Omit<BarredProps, 'reason'> {
  readonly against: Rejection | null
}

/** The same, where the regulation is what forbids it. */
export function Gated({ against, ...button }: Props) {
  const words = useRejectionWords()
  return <Barred {...button} reason={against ? words(against) : null} />
}
