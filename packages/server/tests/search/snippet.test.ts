import { describe, expect, test } from 'vitest'
import { MARK, markedForms, snippetOf } from '../../src/store/search/search-snippet.ts'

/** Hits in square brackets. */
const shown = (text: string, forms: readonly string[]) =>
  snippetOf(text, forms)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('')

const LONG = `${'Здравствуйте, коллеги. '.repeat(20)}После обновления касса не печатает чек. ${'Спасибо. '.repeat(40)}`

const SHOWN = [
  ['Касса не печатает чек', ['печатает', 'чек'], 'Касса не [печатает] [чек]', 'whole words'],
  ['Чекист и чек', ['чек'], 'Чекист и [чек]', 'a word within another is none'],
  ['Счёт не выставлен', ['счет'], '[Счёт] не выставлен', 'dots above letters do not count and stay'],
  ['Строка\n\n  с   пробелами', ['пробелами'], 'Строка с [пробелами]', 'white space is one space'],
  ['Файл kkt_error.log приложен', ['kkt_error.log'], 'Файл [kkt_error.log] приложен', 'a name of several words'],
  ['<b>чек</b> & <script>', ['чек'], '<b>[чек]</b> & <script>', 'markup is text'],
  [`${MARK.start}чужая${MARK.stop} метка`, ['метка'], 'чужая [метка]', 'our marks in somebody’s text are taken out'],
  ['Ничего нет', ['чек'], 'Ничего нет', 'a text without them is shown from its beginning'],
  ['', ['чек'], '', 'nothing is nothing'],
] as const

describe('a piece of a text', () => {
  test.each(SHOWN)('%s for %s is %s: %s', (text, forms, expected) => {
    expect(shown(text, forms)).toBe(expected)
  })

  test('is cut around the place with the most words', () => {
    const piece = shown(LONG, ['касса', 'печатает', 'чек'])
    expect(piece).toMatch(/^… .*\[касса\] не \[печатает\] \[чек\]\..*…$/)
    expect(piece.length).toBeLessThan(210)
  })

  test('begins at a word', () => {
    expect(shown(LONG, ['чек'])).toMatch(/^… (коллеги|Здравствуйте|После|обновления)/)
  })
})

test('forms are learned from the marks', () => {
  expect(
    markedForms(`${MARK.start}Счёт${MARK.stop} и ${MARK.start}счета${MARK.stop}, ${MARK.start}счет${MARK.stop}`),
  ).toEqual(['счет', 'счета'])
})
