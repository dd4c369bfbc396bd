import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import enAgent from '../src/say/en/agent.ts'
import enCommon from '../src/say/en/common.ts'
import enPalette from '../src/say/en/palette.ts'
import enPeople from '../src/say/en/people.ts'
import enPortal from '../src/say/en/portal.ts'
import ruAgent from '../src/say/ru/agent.ts'
import ruCommon from '../src/say/ru/common.ts'
import ruPalette from '../src/say/ru/palette.ts'
import ruPeople from '../src/say/ru/people.ts'
import ruPortal from '../src/say/ru/portal.ts'
import { speaker } from '../src/say/say.tsx'
import { sources } from './sources.ts'

const FILES = [
  { name: 'common', ru: ruCommon, en: enCommon },
  { name: 'agent', ru: ruAgent, en: enAgent },
  { name: 'people', ru: ruPeople, en: enPeople },
  { name: 'palette', ru: ruPalette, en: enPalette },
  { name: 'portal', ru: ruPortal, en: enPortal },
] as const

const base = (key: string): string => key.replace(/_(one|few|many|other)$/, '')
const bases = (phrases: object): string[] => [...new Set(Object.keys(phrases).map(base))].sort()
const holes = (phrase: string): string[] => [...phrase.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()

test('no two files have a phrase of one name: the later one would be said for both', () => {
  const folder = new URL('../src/say/ru/', import.meta.url)
  const keys = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key),
  )
  expect(keys.length).toBeGreaterThan(500)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

for (const { name, ru, en } of FILES) {
  test(`${name}: both languages have the same phrases`, () => {
    expect(bases(en)).toEqual(bases(ru))
  })

  test(`${name}: both languages fill the same holes`, () => {
    const differing = Object.entries(en)
      .filter(([key, phrase]) => {
        const russian = (ru as Record<string, string>)[key]
        return russian !== undefined && holes(russian).join() !== holes(phrase).join()
      })
      .map(([key]) => key)
    expect(differing).toEqual([])
  })

  test(`${name}: a phrase that counts has every form of its language`, () => {
    const counted = Object.keys(ru).filter((key) => key !== base(key))
    for (const key of new Set(counted.map(base))) {
      expect(
        Object.keys(ru)
          .filter((each) => base(each) === key)
          .sort(),
      ).toEqual([`${key}_few`, `${key}_many`, `${key}_one`, `${key}_other`])
      expect(
        Object.keys(en)
          .filter((each) => base(each) === key)
          .sort(),
      ).toEqual([`${key}_one`, `${key}_other`])
    }
  })
}

test('a side of the house says nothing that stands in the other’s file, and nothing is said twice', () => {
  const all = FILES.flatMap(({ ru }) => bases(ru))
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
  const borrowed = sources('src/portal').flatMap(({ file, text }) =>
    [...bases(ruAgent), ...bases(ruPalette), ...bases(ruPeople)]
      .filter((key) => text.includes(`'${key}'`))
      .map((key) => `${file} ${key}`),
  )
  const lent = sources('src/agent').flatMap(({ file, text }) =>
    bases(ruPortal)
      .filter((key) => text.includes(`'${key}'`))
      .map((key) => `${file} ${key}`),
  )
  const shared = sources('src/ui').flatMap(({ file, text }) =>
    [...bases(ruAgent), ...bases(ruPalette), ...bases(ruPeople), ...bases(ruPortal)]
      .filter((key) => text.includes(`'${key}'`))
      .map((key) => `${file} ${key}`),
  )
  expect([...borrowed, ...lent, ...shared]).toEqual([])
})

test('no phrase is left that nobody says', () => {
  const code = sources('src')
    .filter(({ file }) => !/say\/(ru|en)\//.test(file))
    .map(({ text }) => text)
    .join('\n')
  // `status.${row.status}` says every phrase that begins so.
  const families = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, family = '']) => family)
  const unused = FILES.flatMap(({ ru }) => bases(ru)).filter(
    (key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  )
  expect(unused).toEqual([])
})

const COUNTED = [
  { count: 0, ru: '0 обращений', en: '0 cases' },
  { count: 1, ru: '1 обращение', en: '1 case' },
  { count: 2, ru: '2 обращения', en: '2 cases' },
  { count: 5, ru: '5 обращений', en: '5 cases' },
  { count: 11, ru: '11 обращений', en: '11 cases' },
  { count: 21, ru: '21 обращение', en: '21 cases' },
  { count: 104, ru: '104 обращения', en: '104 cases' },
] as const

for (const { count, ru, en } of COUNTED) {
  test(`${count} is counted as «${ru}» and “${en}”`, async () => {
    const [russian, english] = await Promise.all([speaker('ru', 'agent'), speaker('en', 'agent')])
    expect(russian.t('list.count', { count })).toBe(ru)
    expect(english.t('list.count', { count })).toBe(en)
  })
}

test('every text a person reads comes from the phrases', () => {
  const found = sources('src')
    .filter(({ file }) => !file.includes('src/say/') && !file.includes('generated'))
    .flatMap(({ file, text }) => literalsIn(text).map((literal) => `${file}: ${literal}`))
  expect(found).toEqual([])
})

/** Cyrillic anywhere in code, and words between tags or in attributes that are read out. */
function literalsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  const cyrillic = [...code.matchAll(/[А-Яа-яЁё][^\n]*/g)].map(([line]) => line)
  const between = [...code.matchAll(/(?<![=-])>\s*([A-Za-z][A-Za-z ,.!?’'-]{2,})\s*<\/?[a-zA-Z]/g)].map(
    ([, words = '']) => words,
  )
  const attributes = [
    ...code.matchAll(/\b(?:title|label|placeholder|alt|aria-label|description)="([^"]*[A-Za-z]{2,}[^"]*)"/g),
  ].map(([, words = '']) => words)
  return [...cyrillic, ...between, ...attributes]
}

test('index.html names no language’s words but the product’s name', () => {
  expect(readFileSync(new URL('../index.html', import.meta.url), 'utf8')).not.toMatch(/[А-Яа-яЁё]/)
})
