import type { PagePhrases } from './phrases.ts'

export const EN: PagePhrases = {
  language: 'In English',
  pages: 'Support pages',
  ask: 'Ask a question',
  regulation: 'Regulation',
  places: { help: 'Knowledge base', hours: 'Working hours', status: 'Channel status' },
  help: {
    lead: 'Articles, videos and webinars on what is asked most.',
    search: 'What happened, or what do you want to set up',
    find: 'Find',
    empty: 'Nothing has been published here yet.',
    found: (count) => `${count} ${count === 1 ? 'article' : 'articles'} found`,
    notFound: (asked) => `Nothing was found for “${asked}”.`,
    notFoundHint: 'Try other words, or ask: we will answer, and write the article.',
    forAll: 'For all products',
    all: 'All articles',
    kinds: { article: 'article', video: 'video', webinar: 'webinar' },
    watch: { article: 'Open the material', video: 'Watch the video', webinar: 'Open the webinar' },
    ahead: (moment) => `Begins: ${moment}.`,
    past: (moment) => `Was held: ${moment}.`,
    otherLanguage: 'This article is only in Russian.',
    changed: (date) => `Updated ${date}.`,
    notAnswered: 'It did not help? Ask a question',
  },
}
