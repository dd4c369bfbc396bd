import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Area, LATER_PHRASES, type LaterPhrases, loadPhrases } from '../src/say/phrases.ts'
import { speaker } from '../src/say/say.tsx'
import { sources } from './sources.ts'

type Words = Readonly<Record<string, unknown>>

/** Every phrase file that there is, found by walking the folders: one that nobody remembers is looked at too. */
const folder = (locale: 'ru' | 'en') => new URL(`../src/say/${locale}/`, import.meta.url)
const names = (locale: 'ru' | 'en') =>
  readdirSync(folder(locale))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
const wordsOf = async (locale: 'ru' | 'en', name: string): Promise<Words> =>
  ((await import(new URL(`${name}.ts`, folder(locale)).href)) as { default: Words }).default
const FILES = await Promise.all(
  names('ru').map(async (name) => ({
    name,
    ru: await wordsOf('ru', name),
    en: names('en').includes(name) ? await wordsOf('en', name) : {},
  })),
)
/** Words of scripts for foreign pages are no part of the pages: they travel with the script, some of them as functions. */
const TRAVELLING = ['widget', 'form'] as const
const SPOKEN = FILES.filter(({ name }) => !TRAVELLING.some((each) => each === name))
/** Those of seldom pages come with the page; the account of a partner has some of its own. */
const LATER_OF_CLIENTS: readonly LaterPhrases[] = ['partner']
const spokenIn = (locale: 'ru' | 'en', area: Area) =>
  loadPhrases(locale, area, area === 'agent' ? LATER_PHRASES : LATER_OF_CLIENTS)
const [agent, portal] = await Promise.all((['agent', 'portal'] as const).map((area) => spokenIn('ru', area)))

const base = (key: string): string => key.replace(/_(one|few|many|other)$/, '')
const bases = (phrases: object): string[] => [...new Set(Object.keys(phrases).map(base))].sort()
const holes = (phrase: string): string[] => [...phrase.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()
/** What a phrase asks for: its holes, or how many things a phrase that is a function is told. */
const wants = (phrase: unknown): string =>
  typeof phrase === 'function' ? `${phrase.length} told` : holes(String(phrase)).join()
const formsOf = (phrases: Words, key: string): string[] =>
  Object.keys(phrases)
    .filter((each) => each !== key && base(each) === key)
    .sort()

test('each language has every phrase file', () => {
  expect(names('en')).toEqual(names('ru'))
  expect(FILES.length).toBeGreaterThan(15)
})

test('no two files have a phrase of one name: the later one would be said for both', () => {
  const keys = SPOKEN.flatMap(({ ru }) => bases(ru))
  expect(keys.length).toBeGreaterThan(500)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

for (const { name, ru, en } of FILES) {
  test(`${name}: both languages have the same phrases`, () => {
    expect(bases(en)).toEqual(bases(ru))
  })

  test(`${name}: both languages fill the same holes, in every form of a phrase that counts`, () => {
    const differing = bases(ru).filter((key) => {
      const all = [ru, en].flatMap((words) => [key, ...formsOf(words, key)].flatMap((each) => words[each] ?? []))
      // One of something may be said in a word.
      const counts = all.map((phrase) => wants(phrase).replace(/(^|,)count\b/, ''))
      return new Set(counts).size > 1
    })
    expect(differing).toEqual([])
  })

  test(`${name}: a phrase that counts has every form of its language, and no form of another`, () => {
    const counted = bases({ ...ru, ...en }).filter((key) => formsOf(ru, key).length + formsOf(en, key).length > 0)
    const forms = counted.map((key) => ({ key, ru: formsOf(ru, key), en: formsOf(en, key) }))
    expect(forms).toEqual(
      counted.map((key) => ({
        key,
        ru: [`${key}_few`, `${key}_many`, `${key}_one`, `${key}_other`],
        en: [`${key}_one`, `${key}_other`],
      })),
    )
  })

  test(`${name}: no phrase is empty or left in the other language`, () => {
    const texts = (words: Words) => Object.entries(words).filter(([, text]) => typeof text === 'string')
    expect(texts({ ...ru, ...en }).filter(([, text]) => String(text).trim() === '')).toEqual([])
    // A quoted name, and what a language calls itself, are said alike everywhere.
    const own = /«[^»]*»|^Русский$|\b(?:ООО|ИНН|КПП)\b/g
    expect(texts(en).filter(([, text]) => /[А-Яа-яЁё]/.test(String(text).replace(own, '')))).toEqual([])
  })
}

test('every phrase file is loaded on a side of the house, the same in both languages', async () => {
  const loaded = { ...agent, ...portal }
  expect(SPOKEN.filter(({ ru }) => Object.keys(ru).some((key) => !(key in loaded))).map(({ name }) => name)).toEqual([])
  for (const area of ['agent', 'portal'] as const satisfies readonly Area[]) {
    expect(bases(await spokenIn('en', area))).toEqual(bases(await spokenIn('ru', area)))
  }
})

test('a side of the house says nothing that its own files don’t have', () => {
  const unsaid = (code: string, loaded: object): string[] => {
    const there = new Set(bases(loaded))
    const missing = SPOKEN.flatMap(({ ru }) => bases(ru)).filter((key) => !there.has(key))
    return sources(code).flatMap(({ file, text }) =>
      missing.filter((key) => text.includes(`'${key}'`)).map((key) => `${file} ${key}`),
    )
  }
  const both = Object.fromEntries(Object.entries(agent ?? {}).filter(([key]) => key in (portal ?? {})))
  expect([
    ...unsaid('src/portal', portal ?? {}),
    ...unsaid('src/agent', agent ?? {}),
    ...unsaid('src/ui', both),
  ]).toEqual([])
})

test('no phrase is left that nobody says', () => {
  const code = sources('src')
    .filter(({ file }) => !/say\/(ru|en)\//.test(file))
    .map(({ text }) => text)
    .join('\n')
  // `status.${row.status}` says every phrase that begins so.
  const families = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, family = '']) => family)
  const isSaid = (key: string) => code.includes(`'${key}'`) || families.some((family) => key.startsWith(family))
  const unused = SPOKEN.flatMap(({ ru }) => bases(ru)).filter((key) => !isSaid(key))
  const unsaid = TRAVELLING.flatMap((script) => {
    const words = sources(`src/${script}`)
      .map(({ text }) => text)
      .join('\n')
    const keys = FILES.flatMap(({ name, ru }) => (name === script ? Object.keys(ru) : []))
    return keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(words))
  })
  expect([...unused, ...unsaid]).toEqual([])
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
