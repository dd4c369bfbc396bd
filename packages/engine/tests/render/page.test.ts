import { describe, expect, test } from 'vitest'
import { LOCALES, parseRegulation, type Regulation, renderRegulation } from '../../src/index.ts'
import { imports, type ShippedId, shipped } from '../regulation/shipped.ts'
import { SMALL } from '../regulation/small.ts'
import { elements } from './elements.ts'

const SHIPPED: readonly ShippedId[] = ['ideco-utm', 'ideco-ics', 'a-real-iks', 'shtrih-m']
const PAGES = SHIPPED.flatMap((id) => LOCALES.map((locale) => [id, locale] as const))

/** The text of an element of the page, as a reader sees it. */
const seen = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** A row of a table as its cells, found by its head. */
function row(page: string, head: string): readonly string[] {
  const markup = page.split('<tr>').find((each) => seen(each.split('</th>')[0] ?? '') === head) ?? ''
  return (markup.split('</tr>')[0] ?? '')
    .split('</td>')
    .slice(0, -2)
    .map((cell) => seen(cell.split('</th>').at(-1) ?? ''))
}

describe.each(PAGES)('the page of %s in %s', (id, locale) => {
  const regulation = shipped(id)
  const page = renderRegulation(regulation, locale)
  const all = elements(page)

  test('needs nothing but itself', () => {
    expect(all.map((each) => each.name)).not.toContain('script')
    expect(all.filter(({ attributes }) => 'src' in attributes || 'onclick' in attributes)).toEqual([])
    expect(all.filter(({ name }) => ['link', 'img', 'iframe', 'object', 'form'].includes(name))).toEqual([])
    expect(page).not.toMatch(/@import|url\(/)
    expect(page).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"))
  })

  test('has every clause once at its own address, and no link that leads nowhere', () => {
    const ids = all.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(Object.keys(regulation.clauses)))
    const targets = all.flatMap(({ attributes }) =>
      attributes.href?.startsWith('#') ? [attributes.href.slice(1)] : [],
    )
    expect(targets.filter((each) => !ids.includes(each))).toEqual([])
  })

  test('cites every clause beside a rule', () => {
    const before = page.slice(0, page.indexOf('class="clauses"'))
    const uncited = Object.keys(regulation.clauses).filter((clause) => !before.includes(`href="#${clause}"`))
    expect(uncited).toEqual([])
  })

  test('marks and lists what is assumed', () => {
    for (const { id: clause, assumed } of Object.values(regulation.clauses)) {
      if (assumed === null) expect(page).not.toMatch(new RegExp(`>${clause}<span class="mark"`))
      else expect(page.split(assumed[locale].replace(/'/g, '&#39;')).length - 1).toBe(2)
    }
  })

  test('is in the reader’s language, and the same every time', () => {
    expect(all[0]).toEqual({ name: 'html', attributes: { lang: locale } })
    if (locale === 'en') expect(seen(page.replace(/<style>[\s\S]*<\/style>/, ''))).not.toMatch(/[а-яё]/i)
    expect(renderRegulation(shipped(id), locale)).toBe(page)
  })
})

describe('the tables are as the sources have them', () => {
  test('A-Real IKS: how soon, through what, with what', () => {
    const page = renderRegulation(shipped('a-real-iks'), 'en')
    expect(row(page, 'Priority')).toEqual(['1', '2', '2', '3', '4'])
    expect(row(page, 'First answer, at the latest after')).toEqual([
      '10 working hours Weekdays 09:00–18:00',
      '10 working hours Weekdays 09:00–18:00',
      '10 working hours Weekdays 09:00–18:00',
      '24 hours',
      'unlimited',
    ])
    expect(row(page, 'Portal')).toEqual(['✓', '—', '—', '—', '—'])
    expect(row(page, 'Phone')).toEqual(['✓', '✓', '✓', '—', '—'])
    expect(row(page, 'Question form')).toEqual(['✓', '✓', '✓', '✓', '✓'])
    expect(row(page, 'Remote help over SSH')).toEqual(['✓', '✓', '✓', '—', '—'])
    expect(row(page, 'Updates')).toEqual(['✓', '✓', '✓', '—', '✓'])
    expect(row(page, 'IKS FSTEC')).toEqual(['5'])
  })

  test('further promises stand below the first answer, with what stops their clocks', () => {
    const source = SMALL.replace(
      'who: { holds: [subscription] }',
      'who: { holds: [subscription] }\n    targets: { resolution: { within: 40 working hours, pauses: [waiting-client, escalated], clauses: [A1] } }',
    )
    const { regulation } = parseRegulation(source, { file: 'small', imports })
    const page = regulation ? renderRegulation(regulation, 'en') : ''
    expect(row(page, 'Solution, at the latest after')).toEqual([
      '40 working hours Office not counting while the client is waited for or the case is with development',
      '—',
    ])
    expect(page).not.toContain('Next answer')
  })

  test('Ideco UTM: hours where no time is promised, and a portal by invitation', () => {
    const page = renderRegulation(shipped('ideco-utm'), 'ru')
    expect(row(page, 'Первый ответ, не позже чем через')).toEqual([
      'срок не назван',
      'срок не назван',
      'в поддержке отказывают',
    ])
    expect(row(page, 'Часы работы')).toEqual([
      'Круглосуточно, без выходных и праздников',
      'Будни 07:00–19:00, суббота 09:00–16:00',
      '—',
    ])
    expect(row(page, 'Портал')[1]).toBe('✓ по приглашению, о нём просят: электронная почта')
    expect(seen(page)).toContain('продлевается на 1 год или на несколько таких сроков')
  })

  test('Shtrih-M: what an act of services must be', () => {
    const page = seen(renderRegulation(shipped('shtrih-m'), 'en'))
    expect(page).toContain(
      'renewed for 1 year; in force from the moment it is asked for; asked for through portal only',
    )
    expect(page).toContain('is the vendor’s, not a partner’s')
    expect(page).toContain('2026: 1–9 Jan, 23 Feb, 8–9 Mar')
  })

  test('Ideco ICS: refusal at discretion, silence, development', () => {
    const page = seen(renderRegulation(shipped('ideco-ics'), 'en'))
    expect(page).toContain('everyone else at the discretion of the head of support')
    expect(page).toContain('the client is silent for 14 days, counted from the specialist’s last answer')
    expect(page).toContain('the client is told: how to reach the developer, the approximate time of review')
    expect(page).toContain('SSH, TCP port 33')
  })
})

describe('whatever an author writes', () => {
  const hostile = `<script>alert("1")</script>'&amp;<b onclick=x>`
  const written = (source: string): Regulation => {
    const { regulation, problems } = parseRegulation(source, { file: 'hostile', imports })
    if (!regulation) throw new Error(problems.map((each) => each.message).join('; '))
    return regulation
  }
  /** Every text of a regulation in the place of which a text may stand. */
  const everywhere = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(everywhere)
    if (typeof value !== 'object' || value === null) return value
    if ('ru' in value && 'en' in value && Object.keys(value).length === 2) return { ru: hostile, en: hostile }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, everywhere(each)]))
  }

  test.each(SHIPPED)('%s stays text when each of its texts is markup', (id) => {
    const regulation = everywhere(shipped(id)) as Regulation
    const page = renderRegulation({ ...regulation, id: hostile, version: hostile }, 'ru')
    const names = elements(page).map((each) => each.name)
    expect(names).not.toContain('script')
    expect(elements(page).filter(({ attributes }) => 'onclick' in attributes)).toEqual([])
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;amp;')
  })

  test.each([
    ['javascript:alert(1)', null],
    ['https://desk.example/a?b=1&c=2', 'https://desk.example/a?b=1&amp;c=2'],
    ['data:text/html,x', null],
    ['help@desk.example', 'mailto:help@desk.example'],
    ['+7 (495) 000-00-00', 'tel:+74950000000'],
    ['on the site', null],
  ])('a contact `%s` is linked to %s', (value, link) => {
    const source = SMALL.replace(
      'clauses:\n  A1:',
      `contacts:\n  c: { title: { ru: Связь, en: Contact }, value: "${value}" }\nclauses:\n  A1:`,
    )
    const links = elements(renderRegulation(written(source), 'en')).flatMap(({ attributes }) => attributes.href ?? [])
    expect(links.filter((each) => !each.startsWith('#'))).toEqual(link === null ? [] : [link])
  })

  test('a regulation without hours, contacts or assumptions has no empty parts', () => {
    const source = SMALL.replace(/calendars:[\s\S]*?hours: office\n/, '').replace(
      '4 working hours, clauses: [A1]',
      '4 hours, clauses: [A1]',
    )
    const page = renderRegulation(written(source), 'en')
    expect(page).not.toContain('id="hours"')
    expect(page).not.toContain('id="contacts"')
    expect(page).toContain('The source left nothing open.')
    elements(page)
  })
})
