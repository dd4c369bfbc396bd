import { expect, test } from 'vitest'
import { furtherQuestions } from '../src/say/further-questions.ts'

test.each<[string, string, readonly string[]]>([
  [
    'a list of questions: the first stays, the others are offered',
    'Добрый день!\n\n1. Как перенести лицензию?\n2. Почему не приходит чек?\n\nАнна',
    ['2. Почему не приходит чек?'],
  ],
  [
    'one that is begun in words',
    'Не печатает чек, почему?\n\nИ ещё вопрос: когда кончается подписка?',
    ['И ещё вопрос: когда кончается подписка?'],
  ],
  ['in English', 'It does not print.\nAnother question: when does it end?', ['Another question: when does it end?']],
  ['steps that were done ask nothing', 'Сделали:\n1. Обновили драйвер\n2. Перезапустили службу\nЧто дальше?', []],
  ['one numbered question', '1. Как перенести лицензию на сервер?', []],
  ['one question', 'Как перенести лицензию? Сервер новый.', []],
  ['versions are no numbers of a list', 'Версия\n7.9.9 стоит давно?\n8.0 когда будет?', []],
])('%s', (_, text, expected) => {
  expect(furtherQuestions(text)).toEqual(expected)
})
