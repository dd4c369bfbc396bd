import { LOCALES } from '@reglament/engine'
import { describe, expect, test } from 'vitest'
import {
  fillTemplate,
  shippedTemplate,
  TEMPLATE_VARIABLES,
  TEMPLATES,
  type TemplateName,
  type TemplateValues,
  templateProblems,
} from '../../src/letters/template.ts'

const NOTHING = Object.fromEntries(TEMPLATE_VARIABLES.map((name) => [name, null])) as TemplateValues
const SAID: TemplateValues = { ...NOTHING, 'case.number': 'ICS-12', respondBy: '6 марта', 'client.name': 'Анна' }

describe.each(LOCALES)('what ships in %s', (locale) => {
  test.each(TEMPLATES)('`%s` has no problem, and says something with all values and with none', (name) => {
    const text = shippedTemplate(name, locale)
    expect(templateProblems(name, locale, text)).toEqual([])
    expect(fillTemplate(text, { ...NOTHING, 'case.number': 'ICS-12', 'desk.title': 'Поддержка' })).toMatch(/\S/)
    expect(fillTemplate(text, SAID)).not.toMatch(/\{|undefined|null|\n{3}/)
  })
})

test.each<[string, TemplateName, string, object[]]>([
  [
    'a name that is none is shown with its place and what it may have meant',
    'closed',
    'Дело {{ case.number }}\n\nДля {{ client.nam }}',
    [{ kind: 'unknown-variable', name: 'client.nam', meant: 'client.name', line: 3, column: 8 }],
  ],
  [
    'also within a condition that is not met, and under `if`',
    'closed',
    '{{ case.number }}{% if nothing %}{{ secret }}{% endif %}',
    [
      { kind: 'unknown-variable', name: 'nothing', line: 1, column: 24 },
      { kind: 'unknown-variable', name: 'secret', line: 1, column: 37 },
    ],
  ],
  ['a brace that is left open', 'closed', 'Дело {{ case.number', [{ kind: 'broken', line: 1, column: 6 }]],
  ['a condition without an end', 'closed', 'x\n{% if eta %}y', [{ kind: 'broken', line: 2, column: 1 }]],
  ['an unknown filter', 'closed', '{{ case.number | shout }}', [{ kind: 'broken', line: 1 }]],
  ['nothing repeats', 'closed', '{% for i in (1..9) %}x{% endfor %}', [{ kind: 'broken', line: 1, column: 1 }]],
  ['nothing is read from a file', 'closed', '{% include "x" %}', [{ kind: 'broken', line: 1, column: 1 }]],
  ['the number is not left out', 'closed', 'Обращение закрыто.', [{ kind: 'left-out', name: 'case.number' }]],
  [
    'nor the time of the answer, where the shipped letter says it',
    'registered',
    'Обращение {{ case.number }} у нас.',
    [{ kind: 'left-out', name: 'respondBy' }],
  ],
  ['a signature promises nothing', 'signature', 'Ваша поддержка', []],
])('%s', (_, name, text, problems) => {
  expect(templateProblems(name, 'ru', text)).toMatchObject(problems)
  expect(templateProblems(name, 'ru', text)).toHaveLength(problems.length)
})

test('a paragraph with nothing in it is left out, and values are words and no template', () => {
  const text = 'A {{ case.number }}\n\n{% if eta %}срок {{ eta }}{% endif %}\n\n{{ client.name }}'
  expect(fillTemplate(text, { ...SAID, 'client.name': '{{ eta }}' })).toBe('A ICS-12\n\n{{ eta }}')
})
