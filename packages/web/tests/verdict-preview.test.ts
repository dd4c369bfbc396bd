import { describe, expect, test } from 'vitest'
import { askedOf, BLANK, clausesAsking, supportedVersions } from '../src/ui/asked/form.ts'
import { formChannel } from '../src/ui/verdict/channel.ts'
import { preview } from '../src/ui/verdict/preview.ts'
import { REQUEST, shipped } from './desk-rules.ts'

const ics = shipped('ideco-ics')
const shtrih = shipped('shtrih-m')
const { holdings: _, ...stranger } = REQUEST

describe('what a client is told before the desk knows them', () => {
  test('each programme promises its own time', () => {
    const { offers } = preview({ ...stranger, channel: 'portal' }, ics)
    const promised = offers.map(({ programme, verdict }) => [
      programme.id,
      verdict.respondBy === null ? null : new Date(verdict.respondBy).toISOString(),
    ])
    expect(promised).toEqual([
      ['partner', '2026-03-06T19:30:00.000Z'],
      ['subscription', '2026-03-06T19:30:00.000Z'],
      ['demo', '2026-03-07T15:30:00.000Z'],
      ['none', null],
    ])
  })

  test('working hours of a regulation are counted on its calendar', () => {
    const { offers } = preview({ ...stranger, channel: 'portal', product: 'software', version: '5' }, shtrih)
    const paid = offers.find(({ programme }) => programme.id === 'paid')
    expect(new Date(paid?.verdict.respondBy ?? 0).toISOString()).toBe('2026-03-11T13:30:00.000Z')
  })

  test('what is missing is named whoever asks', () => {
    const { version: _version, contact: _contact, ...rest } = stranger
    expect(preview({ ...rest, channel: 'portal' }, ics).missing).toEqual(['contact', 'version'])
  })

  const AGAINST = [
    { why: 'an old version', part: { version: '5.0' }, against: ['version-not-supported'] },
    { why: 'an unknown product', part: { product: 'abacus' }, against: ['product-not-supported'] },
    { why: 'a question out of scope', part: { topic: 'network' as const }, against: ['out-of-scope'] },
    { why: 'nothing against it', part: {}, against: [] },
  ]
  for (const { why, part, against } of AGAINST) {
    test(why, () =>
      expect(preview({ ...stranger, channel: 'portal', ...part }, ics).against.map(({ reason }) => reason)).toEqual(
        against,
      ),
    )
  }

  test('a topic that one programme takes and another does not is not held against everyone', () => {
    const { against, offers } = preview(
      { ...stranger, channel: 'portal', product: 'software', topic: 'training' },
      shtrih,
    )
    expect(against).toEqual([])
    expect(offers.some(({ verdict }) => verdict.grounds.some(({ reason }) => reason === 'out-of-scope'))).toBe(true)
  })

  test('a channel that nobody may use is said at once', () => {
    expect(preview({ ...stranger, channel: 'chat' }, ics).isChannelShut).toBe(true)
    expect(preview({ ...stranger, channel: 'email' }, ics).isChannelShut).toBe(false)
  })

  test('the form goes through a channel that the desk has', () => {
    expect(formChannel(ics)).toBe('portal')
  })
})

describe('the form', () => {
  test('says only what was filled in', () => {
    expect(askedOf(BLANK)).toEqual({})
    expect(askedOf({ ...BLANK, email: ' a@b.example ', inn: '7707083893', topic: 'fault' })).toEqual({
      contact: { email: 'a@b.example' },
      organization: { inn: '7707083893' },
      topic: 'fault',
    })
  })

  test('shows which clauses ask, and which versions are supported', () => {
    expect(clausesAsking(['version'], ics)).toEqual(['I15', 'I20'])
    expect(supportedVersions('ics', ics)).toEqual(['7.9.9'])
    expect(supportedVersions('selecta', ics)).toBeNull()
    expect(supportedVersions('', ics)).toBeNull()
  })
})
