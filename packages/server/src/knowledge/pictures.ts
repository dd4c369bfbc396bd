import type { ArticleContent } from '../store/knowledge/article.ts'

/** As an article's Markdown names a picture: `![What is on it](picture:ID)`. */
const NAMED = /!\[([^\]]*)\]\(\s*picture:([0-9a-f-]{36})\s*\)/g

/** A picture that a text shows, and the words for whoever does not see it. */
export interface ShownPicture {
  readonly id: string
  readonly alt: string
}

/** Every picture that an article shows, in either language. */
export function picturesIn({ ru, en }: Pick<ArticleContent, 'ru' | 'en'>): readonly ShownPicture[] {
  return [ru, en].flatMap((words) =>
    [...(words?.body ?? '').matchAll(NAMED)].map(([, alt = '', id = '']) => ({ id, alt: alt.trim() })),
  )
}

/** Where anybody may see it. */
export function pictureAddress(deskId: string, id: string): string {
  return `/d/${deskId}/help/pictures/${id}`
}
