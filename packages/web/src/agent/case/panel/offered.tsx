import { useQuery } from '@tanstack/react-query'
import { listOfferedArticles } from '../../../api/knowledge.ts'
import { useVoice } from '../../../say/say.tsx'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** Articles that the client was shown before they asked, and whether they opened them (A1). */
export function OfferedBefore({ detail, desk }: SectionProps) {
  const { say, locale } = useVoice()
  const { number } = detail
  const offered = useQuery({
    queryKey: ['offered before', desk, number, locale],
    queryFn: () => listOfferedArticles(desk, number, locale),
    // What was offered before the case does not change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const rows = offered.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{say('knowledge.offered')}</h2>
      <ul className={css.plain}>
        {rows.map(({ id, title, url, isOpened }) => (
          <li key={id}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>{' '}
            <span className={css.soft}>{say(isOpened ? 'knowledge.opened' : 'knowledge.notOpened')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
