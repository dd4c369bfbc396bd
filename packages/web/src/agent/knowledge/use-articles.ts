import type { Locale } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { listArticles } from '../../api/knowledge.ts'
import type { CannedAnswer } from '../../api/shapes.ts'
import { escaped } from '../canned/fill.ts'

/** Articles change seldom, in milliseconds. */
const FRESH_MS = 60_000

/** What clients can read, as texts that are put into an answer: each is a link to its page. */
export function useArticleAnswers(desk: string): readonly CannedAnswer[] {
  const { data } = useQuery({ queryKey: ['articles', desk], queryFn: () => listArticles(desk), staleTime: FRESH_MS })
  return (data?.rows ?? [])
    .filter(({ published }) => published !== null)
    .map(({ id, slug, title, url, changedAt }) => {
      const link = (locale: Locale) => {
        const words = title[locale] ?? title.ru ?? title.en ?? slug
        return `<a href="${url}?locale=${locale}">${escaped(words)}</a> `
      }
      return {
        id,
        isOwn: false,
        name: slug,
        title: title.ru ?? title.en ?? slug,
        ru: link('ru'),
        en: link('en'),
        changedAt,
      }
    })
}
