import { Button, Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiError } from '../api/answer.ts'
import type { Key } from '../say/phrases.ts'
import { useSay } from '../say/say.tsx'
import css from './states.module.css'

/** Waits shorter than this show nothing: a flash of grey is worse than a moment of calm. */
const SKELETON_AFTER_MS = 300

/** Per cent; lines of text are not of one length. */
const WIDTHS = [88, 71, 94, 63, 80, 75, 91, 58, 84, 67] as const

/** Lines in the shape of what comes. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const say = useSay()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SKELETON_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label={say('state.loading')} className={css.loading}>
      {isLong &&
        WIDTHS.slice(0, lines).map((width) => <Skeleton key={width} height={16} width={`${width}%`} radius={2} />)}
    </div>
  )
}

interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
  /** It is all that the page has to say, and so its heading. */
  readonly isPage?: boolean
}

/** Nothing here, and what to do about it. */
export function Empty({ title, children, isPage = false }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={css.empty}>
      <Title className={css.title}>{title}</Title>
      {children && <div className={css.more}>{children}</div>}
    </div>
  )
}

const KNOWN: Readonly<Record<string, Key>> = {
  unreachable: 'problem.unreachable',
  'rate-limited': 'problem.rateLimited',
  'http-429': 'problem.rateLimited',
  'not-found': 'problem.notFound',
  'http-404': 'problem.notFound',
}

/** A problem in words; what the server said stands there where we have no words of our own. */
export function useProblemWords(): (error: unknown) => string {
  const say = useSay()
  return (error) => {
    if (!(error instanceof ApiError))
      return say('problem.unexpected', { message: error instanceof Error ? error.message : String(error) })
    const known = KNOWN[error.code]
    if (known) return say(known)
    return error.status >= 500 ? say('problem.server') : say('problem.refused', { message: error.message })
  }
}

interface FailedProps {
  readonly error: unknown
  readonly retry?: () => void
  /** What is safe in spite of it. */
  readonly kept?: string
}

export function Failed({ error, retry, kept }: FailedProps) {
  const say = useSay()
  const words = useProblemWords()
  return (
    <div role="alert" className={css.failed}>
      <p className={css.title}>{words(error)}</p>
      {kept && <p>{kept}</p>}
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          {say('action.retry')}
        </Button>
      )}
    </div>
  )
}
