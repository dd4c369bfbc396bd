import { createRoute } from '@tanstack/react-router'
import { desk } from '../desk-route.tsx'
import { text } from '../door-routes.tsx'
import { ArticlePage, KnowledgePage } from '../later-pages.ts'

export const knowledge = createRoute({
  getParentRoute: () => desk,
  path: '/knowledge',
  component: function Knowledge() {
    return <KnowledgePage desk={knowledge.useParams().desk} />
  },
})

export const article = createRoute({
  getParentRoute: () => desk,
  path: '/knowledge/$article',
  validateSearch: ({ about }: Record<string, unknown>) => (text(about) === '' ? {} : { about: text(about) }),
  component: function OneArticle() {
    const { desk, article: id } = article.useParams()
    const { about } = article.useSearch() as { about?: string }
    return <ArticlePage key={`${desk} ${id}`} desk={desk} article={id} about={about ?? ''} />
  },
})
