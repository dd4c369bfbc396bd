import type { Turn } from '@reglament/engine'
import { useSay } from '../say/say.tsx'
import css from './turn.module.css'

interface Props {
  readonly turn: Turn
  /** The reader is the client. */
  readonly toClient?: boolean
}

/** Whose turn it is: a shape and a word, each with its own colour. */
export function TurnMark({ turn, toClient = false }: Props) {
  const say = useSay()
  return (
    <span className={css.turn} data-turn={turn}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {turn === 'staff' && <circle cx="5" cy="5" r="4" fill="currentColor" />}
        {turn === 'client' && <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />}
        {turn === 'development' && <path d="M5 0.5 9.5 5 5 9.5 0.5 5Z" fill="currentColor" />}
        {turn === 'nobody' && <path d="M1 5h8" stroke="currentColor" strokeWidth="1.5" />}
      </svg>
      {toClient && turn === 'client' ? say('turn.you') : say(`turn.${turn}`)}
    </span>
  )
}
