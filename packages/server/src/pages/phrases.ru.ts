import type { PagePhrases } from './phrases.ts'

export const RU: PagePhrases = {
  language: 'По-русски',
  pages: 'Страницы поддержки',
  ask: 'Задать вопрос',
  regulation: 'Регламент',
  places: { help: 'База знаний', hours: 'Часы работы', status: 'Состояние каналов' },
  help: {
    lead: 'Статьи, видео и вебинары о том, о чём спрашивают чаще всего.',
    search: 'Что случилось или что нужно настроить',
    find: 'Найти',
    empty: 'Здесь пока ничего не опубликовано.',
    found: (count) => `${count} ${plural(count, 'статья', 'статьи', 'статей')} по запросу`,
    notFound: (asked) => `По запросу «${asked}» ничего не нашлось.`,
    notFoundHint: 'Попробуйте другие слова или задайте вопрос: мы ответим, а статью напишем.',
    forAll: 'Для всех продуктов',
    all: 'Все статьи',
    kinds: { article: 'статья', video: 'видео', webinar: 'вебинар' },
    watch: { article: 'Открыть материал', video: 'Смотреть видео', webinar: 'Открыть вебинар' },
    ahead: (moment) => `Начало: ${moment}.`,
    past: (moment) => `Прошёл: ${moment}.`,
    otherLanguage: 'Эта статья есть только на английском.',
    changed: (date) => `Обновлено ${date}.`,
    notAnswered: 'Не помогло? Задайте вопрос',
  },
}

/** One, few and many, as Russian counts. */
function plural(count: number, one: string, few: string, many: string): string {
  const form = new Intl.PluralRules('ru').select(count)
  return form === 'one' ? one : form === 'few' ? few : many
}
