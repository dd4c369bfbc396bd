// What a request is judged by beside the right to it: products, topics, channels, data; and which finding comes first.
import { describe, expect, test } from 'vitest'
import { assess, CHANNELS, isInn, type Request, readRequest, TOPICS, versionMatches } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { shipped } from '../regulation/shipped.ts'
import { groundsOf, held, judge, whole } from './ask.ts'

const ics = shipped('ideco-ics')
const shtrih = shipped('shtrih-m')
const AT = '2026-03-06T12:00'
const SUBSCRIBED = held('subscription 2026-01-10')
const asked = (changes: Partial<Request>) => judge(whole(AT, { holdings: SUBSCRIBED, ...changes }), ics)

const PRODUCTS = `
  product      version    verdict     grounds                    why
  ics          7.9.9      accept      -                          I4: the current version
  ics          7.9.9.1    accept      -                          a build of it
  ics          7.9.10     refuse      I6 version-not-supported   not 7.9.1 and not 7.9.9 either
  ics          7.9        refuse      I6 version-not-supported   less than the exact version
  ics          8          refuse      I6 version-not-supported   not published
  ics          v7.9.9     refuse      I6 version-not-supported   versions are compared as they are written
  ics6         6          accept      -                          I6: ICS 6, any of it
  ics6         6.5.1      accept      -                          goes on after a dot
  ics6         60         refuse      I6 version-not-supported   60 is not 6
  pbx          4.0        accept      -                          I6: the current exchange
  pbx          4          refuse      I6 version-not-supported   4 is less than 4.0 says
  selecta      whatever   accept      -                          I6: any version
  gost-vpn     0.1-beta   accept      -                          I6: any version
  utm          16         refuse      I6 product-not-supported   another vendor’s product
  ICS          7.9.9      refuse      I6 product-not-supported   ids are written small
  __proto__    7.9.9      refuse      I6 product-not-supported   no product, though every object has one
  constructor  7.9.9      refuse      I6 product-not-supported   likewise
  toString     1          refuse      I6 product-not-supported   likewise
`

describe('products and versions (I4, I6)', () => {
  for (const { product = '', version = '', verdict, grounds, why } of rows(PRODUCTS)) {
    test(`${product} ${version}: ${why}`, () => {
      const found = asked({ product, version })
      expect({ verdict: found.verdict, grounds: groundsOf(found) }).toEqual({ verdict, grounds })
    })
  }

  test.each([
    ['7', '7', true],
    ['7.2', '7', true],
    ['70', '7', false],
    ['7.', '7', true],
    ['7-beta', '7', false],
    ['', '7', false],
  ] as const)('%s beside the supported %s: %s', (version, supported, matches) => {
    expect(versionMatches(version, supported)).toBe(matches)
  })

  test('spaces around a name are nobody’s intention', () => {
    expect(asked({ product: ' ics ', version: ' 7.9.9 ' }).verdict).toBe('accept')
  })
})

const SCOPE = `
  programme  in scope                                                                                                                                                       out of scope                                                              clause
  ics        setup fault registration usage training instructions user-task-setup update visit remote custom-development sales marketing                                     network theory third-party                                                I14
  free       setup fault registration usage network theory third-party custom-development sales marketing                                                                   training instructions user-task-setup remote update visit                S6
  paid       setup fault registration usage instructions network theory third-party remote custom-development sales marketing                                               training user-task-setup update visit                                     S12
  partner    setup fault registration usage training instructions user-task-setup network theory third-party update remote custom-development sales marketing               visit                                                                     S14
`
const OF = {
  ics: 'subscription 2026-01-10',
  free: 'key 2026-01-10',
  paid: 'paid-support 2026-01-10',
  partner: 'partnership 2026-01-10',
}

describe('every topic, in or out (I13, I14, S5, S6, S11, S12, S14)', () => {
  for (const { programme = '', 'in scope': inside = '', 'out of scope': outside = '', clause } of rows(SCOPE)) {
    const regulation = programme === 'ics' ? ics : shtrih
    const about = (topic: (typeof TOPICS)[number]) =>
      judge(
        whole(AT, {
          ...(programme === 'ics' ? {} : { product: 'software' }),
          topic,
          holdings: held(OF[programme as keyof typeof OF]),
        }),
        regulation,
      )

    test(`${programme}: out of scope is ${outside}`, () => {
      const found = TOPICS.filter((topic) => about(topic).verdict === 'refuse')
      expect(found.join(' ').split(' ').sort()).toEqual(outside.split(' ').sort())
      expect(new Set(found.map((topic) => groundsOf(about(topic))))).toEqual(new Set([`${clause} out-of-scope`]))
    })

    test(`${programme}: in scope is all the rest`, () => {
      expect(TOPICS.filter((topic) => about(topic).verdict === 'accept').sort()).toEqual(inside.split(' ').sort())
    })
  }

  test('without a topic nothing is judged', () => {
    const { topic: _, ...rest } = whole(AT, { holdings: SUBSCRIBED, topic: 'network' })
    expect(judge(rest, ics).verdict).toBe('accept')
  })
})

describe('channels (I19, I32, S2)', () => {
  test('the gateway’s: three to write to, two more that the site offers', () => {
    const open = CHANNELS.filter((channel) => asked({ channel }).verdict === 'accept')
    expect(open).toEqual(['portal', 'email', 'phone', 'messenger', 'callback'])
    expect(asked({ channel: 'chat' })).toMatchObject({
      verdict: 'redirect',
      grounds: [{ clause: 'I19', reason: 'channel-not-open' }],
      channels: ['portal', 'email', 'phone'],
    })
  })

  test('the trade software’s: three', () => {
    const of = (channel: (typeof CHANNELS)[number]) =>
      judge(whole(AT, { product: 'software', holdings: held('key 2026-01-20'), channel }), shtrih)
    expect(CHANNELS.filter((channel) => of(channel).verdict === 'accept')).toEqual(['portal', 'email', 'phone'])
    expect(groundsOf(of('form'))).toBe('S2 channel-not-open')
  })
})

const GOOD = { name: 'Анна', email: 'a@romashka.example' }
const MISSING: readonly (readonly [why: string, said: Partial<Request>, missing: string])[] = [
  ['nothing is missing', {}, ''],
  [
    'nothing said at all',
    { contact: {}, organization: {}, description: '', product: '', version: '' },
    'contact organization product version description',
  ],
  ['the exact version (I15)', { version: '' }, 'version'],
  ['a version of blanks', { version: '  ' }, 'version'],
  ['a version without its product', { product: '' }, 'product'],
  ['the description in detail', { description: '\n' }, 'description'],
  ['a name alone reaches nobody', { contact: { name: 'Анна' } }, 'contact'],
  ['a phone number is contact enough', { contact: { phone: '+7 495 000-00-00' } }, ''],
  ['who calls names themselves', { contact: { name: 'Анна' }, channel: 'phone' }, ''],
  ['who calls and does not', { contact: {}, channel: 'phone' }, 'contact'],
  ['an organization by its INN alone', { organization: { inn: '7707083893' } }, ''],
  ['an organization by an INN that is none', { organization: { inn: '7707083894' } }, 'organization'],
  ['an INN that is none beside the name', { organization: { name: 'Ромашка', inn: '1' } }, ''],
  ['on first contact (I15)', { firstContact: true, contact: {}, organization: {} }, 'contact organization'],
  ['later they are known', { firstContact: false, contact: {}, organization: {} }, ''],
  [
    'later the question is asked anew',
    { firstContact: false, contact: GOOD, description: '', version: '' },
    'version description',
  ],
]

describe('what must be said (I15, I20)', () => {
  for (const [why, said, missing] of MISSING) {
    test(why, () => {
      const { verdict, missing: found, grounds } = asked(said)
      expect(found.join(' ')).toBe(missing)
      expect(verdict).toBe(missing === '' ? 'accept' : 'incomplete')
      expect(grounds).toEqual(missing === '' ? [] : [{ clause: 'I15', reason: 'missing-data' }])
    })
  }

  test('whether it is the first contact, where nobody says: it is', () => {
    const { contact: _, firstContact: _first, ...nobody } = whole(AT, { holdings: SUBSCRIBED })
    expect(judge(nobody, ics).missing).toEqual(['contact'])
  })

  test('the trade software asks for nothing', () => {
    const bare = { at: '2026-03-06T12:00+03:00', channel: 'email', holdings: held('key 2026-01-20') } as const
    expect(assess(bare, shtrih)).toMatchObject({ verdict: 'accept', missing: [] })
  })
})

const INNS = `
  inn            valid  why
  7707083893     yes    a company
  7707083894     no     the check digit
  7707083983     no     two digits swapped
  500100732259   yes    a person
  500100732258   no     the second check digit
  500100732159   no     the first check digit
  770708389      no     a digit short
  77070838931    no     neither ten nor twelve
  0000000000     no     a placeholder, though its digits agree
  770708389x     no     a letter
  ٧٧٠٧٠٨٣٨٩٣     no     digits of another script
`

describe('taxpayer numbers', () => {
  for (const { inn = '', valid, why } of rows(INNS)) {
    test(`${inn}: ${why}`, () => {
      expect(isInn(inn)).toBe(valid === 'yes')
    })
  }
})

const FIRST = `
  channel  topic    version  description  holds                    verdict     grounds                                                                                why
  chat     network  7.9.8    -            -                        redirect    I19 channel-not-open, I14 out-of-scope, I6 version-not-supported, I15 missing-data, I11 at-discretion  everything at once: the channel first
  email    network  7.9.8    -            -                        refuse      I14 out-of-scope, I6 version-not-supported, I15 missing-data, I11 at-discretion         then what is refused
  email    setup    7.9.9    -            -                        incomplete  I15 missing-data, I11 at-discretion                                                    then what is missing
  email    setup    7.9.9    x            -                        discretion  I11 at-discretion                                                                      then what the head may admit
  email    setup    7.9.9    x            subscription 2026-01-10  accept      -                                                                                      and nothing stands in the way
`

describe('of several findings the first in this order is the verdict, and all are told', () => {
  for (const { channel, topic, version, description, holds = '', verdict, grounds, why = '' } of rows(FIRST)) {
    test(why, () => {
      const said = { channel, topic, version, description: description === '-' ? '' : description } as Partial<Request>
      const found = asked({ ...said, holdings: held(holds) })
      expect({ verdict: found.verdict, grounds: groundsOf(found) }).toEqual({ verdict, grounds })
    })
  }

  test('the due time does not depend on the verdict (I2)', () => {
    const due = asked({}).respondBy
    expect(due).not.toBeNull()
    for (const said of [{ channel: 'chat' }, { topic: 'network' }, { version: '' }] as const)
      expect(asked(said).respondBy).toBe(due)
  })
})

describe('requests from outside', () => {
  const bare = { at: '2026-03-06T18:30:00+03:00', channel: 'email' }
  const UNREADABLE: readonly (readonly [why: string, data: unknown, says: string])[] = [
    ['no object', 'hello', 'a JSON object'],
    ['a list', [], 'a JSON object'],
    ['nothing', null, 'a JSON object'],
    ['no instant', { channel: 'email' }, '`at` is missing'],
    ['no channel', { at: bare.at }, '`channel` is missing'],
    ['an instant without its offset', { ...bare, at: '2026-03-06T18:30' }, 'no instant with its offset'],
    ['an instant beyond all calendars', { ...bare, at: '+275760-09-12T23:00Z' }, 'no instant'],
    ['an instant before all calendars', { ...bare, at: '-000001-01-01T00:00Z' }, 'no instant'],
    ['another channel', { ...bare, channel: 'pigeon' }, '`channel`: `"pigeon"` is none of portal, email'],
    ['another topic', { ...bare, topic: 'cooking' }, '`topic`'],
    ['a holding without its start', { ...bare, holdings: [{ kind: 'demo' }] }, '`holdings.0.from` is missing'],
    [
      'a holding of another kind',
      { ...bare, holdings: [{ kind: '__proto__', from: '2026-01-01' }] },
      '`holdings.0.kind`',
    ],
    ['a date that is none', { ...bare, holdings: [{ kind: 'demo', from: '2026-02-30' }] }, 'no date'],
    [
      'an end that is none',
      { ...bare, holdings: [{ kind: 'demo', from: '2026-01-01', until: 'soon' }] },
      '`holdings.0.until`: `"soon"`',
    ],
    ['a list of words where a text is wanted', { ...bare, description: ['x'] }, '`description`'],
  ]
  for (const [why, data, says] of UNREADABLE) {
    test(why, () => {
      const read = readRequest(data)
      expect('problem' in read ? read.problem : 'it was read').toContain(says)
    })
  }

  test('what other programs write for "nothing", and numbers for texts', () => {
    const data = {
      ...bare,
      contact: null,
      holdings: null,
      version: 7.2,
      organization: { name: null, inn: 7707083893 },
      surplus: 1,
    }
    expect(readRequest(data)).toEqual({ request: { ...bare, version: '7.2', organization: { inn: '7707083893' } } })
  })
})
