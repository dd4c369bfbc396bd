import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Offered, OfferedArticle } from '../api/knowledge.ts'
import { offerArticles } from '../api/offer.ts'
import { useVoice } from '../say/say.tsx'
import css from './offered.module.css'

/** Between the last key and the question, in milliseconds. */
const PAUSE_MS = 400
/** A shorter text asks nothing yet, in characters. */
const LEAST_LENGTH = 6

export interface OfferedHere {
  readonly articles: readonly OfferedArticle[]
  /** The reader has gone to look at it. */
  readonly opened: (id: string) => void
  /** What was shown and opened so far, to be sent with the question; undefined before anything was looked for. */
  readonly report: () => Offered | undefined
}

/** Articles that may answer what is being written (A1), and what the reader did with them. */
export function useOffered(desk: string, text: string, product: string): OfferedHere {
  const { locale } = useVoice()
  const q = useRested(text.trim())
  const shown = useRef(new Map<string, boolean>())
  const found = useQuery({
    queryKey: ['offered', desk, q, product, locale],
    queryFn: () => offerArticles(desk, { q: q.slice(0, 2_000), product, locale }),
    enabled: q.length >= LEAST_LENGTH,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    // Without it a question is asked just as well.
    retry: false,
  })
  const articles = q.length >= LEAST_LENGTH ? (found.data?.articles ?? []) : []
  useEffect(() => {
    for (const { id } of articles) if (!shown.current.has(id)) shown.current.set(id, false)
  })
  return {
    articles,
    opened: (id) => shown.current.set(id, true),
    report: () =>
      found.isSuccess || shown.current.size > 0
        ? [...shown.current].slice(0, 20).map(([article, isOpened]) => ({ article, isOpened }))
        : undefined,
  }
}

/** The text as it was when nothing was typed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** What may answer the question before it is sent; nothing at all where there is nothing. Each opens beside the form. */
export function OfferedView({ articles, opened }: Pick<OfferedHere, 'articles' | 'opened'>) {
  const { say } = useVoice()
  return (
    <div aria-live="polite">
      {articles.length > 0 && (
        <section className={css.offered} aria-label={say('help.offered')}>
          <h2>{say('help.offered')}</h2>
          <ul>
            {articles.map(({ id, kind, title, summary, url }) => (
              <li key={id}>
                <a href={url} target="_blank" rel="noopener" onClick={() => opened(id)} onAuxClick={() => opened(id)}>
                  {title}
                </a>
                {kind !== 'article' && <span className={css.kind}> {say(`help.${kind}`)}</span>}
                {summary !== '' && <p>{summary}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
