import type { Phrases } from './facts.ts'

export const ru: Phrases = {
  splitFrom: (label, first) =>
    `В обращении ${first} было больше одного вопроса, а одно обращение решает один: этот вопрос продолжится под номером ${label}, остальное — под номером ${first}. Отвечайте на письмо о каждом отдельно.`,
  joined: (labels) => `Сюда же вошло то, о чём вы писали в ${labels}.`,
  basis: (clauses, regulation, version) => `Основание: ${clauses} («${regulation}», версия ${version}).`,
  tracking: 'Ход обращения:',
  confirm: 'Вопрос решён, закрыть обращение:',
  keep: 'Вопрос ещё актуален, не закрывать:',
  filesElsewhere: (names) => `Эти файлы велики для письма, они лежат на странице обращения: ${names}.`,
  regulation: 'Регламент поддержки:',
  dateLocale: 'ru-RU',
  quote: (text) => `«${text}»`,
}
