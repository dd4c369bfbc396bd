import { LETTERS, type Letter, type LetterKind } from '@reglament/engine'
import { describe, expect, test } from 'vitest'
import type { LetterFacts } from '../../src/letters/facts.ts'
import { saidInChat } from '../../src/letters/said-in-chat.ts'
import { at } from '../desks.ts'

const LETTER: Letter = {
  kind: 'registered',
  eventIndex: 0,
  respondBy: at('2026-12-03T00:00+03:00'),
  closesAt: at('2026-12-05T00:00+03:00'),
  missing: ['version', 'inn'],
  channels: ['portal', 'phone'],
  grounds: [{ clause: 'I15', reason: 'missing-data' }],
  developer: { name: 'Олег Дубов' },
  etaAt: at('2026-12-12T12:00+03:00'),
  behind: null,
  message: null,
  clauses: [],
}

function said(kind: LetterKind, locale: 'ru' | 'en', letter: Partial<Letter> = {}): string {
  const facts: Omit<LetterFacts, 'trackingUrl' | 'regulationUrl'> = {
    letter: { ...LETTER, kind, ...letter },
    locale,
    label: 'ICS-12',
    subject: 'Не работает интернет',
    deskTitle: 'Поддержка',
    regulationTitle: 'Регламент',
    regulationVersion: '1',
    clauseTexts: {},
    timezone: 'Europe/Moscow',
    deskTimezone: 'Europe/Moscow',
    contactName: 'Анна',
    written: null,
    filesElsewhere: [],
    behindLabel: 'ICS-11',
    splitFromLabel: null,
    joinedLabels: [],
  }
  return saidInChat(facts)
}

// What a chat and a messenger say of a promise until midnight, and what they say comes next.
const LINES: readonly (readonly [LetterKind, ru: string, en: string])[] = [
  ['registered', 'ответит не позднее 2 декабря 2026 г. в 24:00', 'no later than 2 December 2026 at 24:00'],
  ['incomplete', 'с регистрации: до 2 декабря 2026 г. в 24:00', 'until 2 December 2026 at 24:00'],
  ['redirected', 'Назовите там номер ICS-12', 'Name ICS-12 there'],
  ['refused', 'Если вы не согласны', 'If you do not agree'],
  ['waiting-turn', 'сейчас это ICS-11', 'now it is ICS-11'],
  ['your-turn', 'ответит не позднее 2 декабря 2026 г. в 24:00', 'no later than 2 December 2026 at 24:00'],
  ['answered', 'закроется 4 декабря 2026 г. в 24:00', 'closes on 4 December 2026 at 24:00'],
  ['asked', 'закроется 4 декабря 2026 г. в 24:00', 'closes on 4 December 2026 at 24:00'],
  ['escalated', '12 декабря 2026 г. в 12:00', '12 December 2026 at 12:00'],
  ['new-promise', '12 декабря 2026 г. в 12:00', '12 December 2026 at 12:00'],
  ['closing-soon', 'закроется 4 декабря 2026 г. в 24:00', 'closes on 4 December 2026 at 24:00'],
  ['closed-by-time-limit', 'Напишите здесь, и оно продолжится', 'Write here, and it goes on'],
  ['closed', 'Если вопрос остался, напишите здесь', 'If a question is left, write here'],
  ['reopened', 'ответит не позднее 2 декабря 2026 г. в 24:00', 'no later than 2 December 2026 at 24:00'],
  ['not-reached', 'Напишите, когда и на какой номер позвонить', 'Say when and on what number to call'],
  ['renewed', 'Ваше право продлено', 'Your right was extended'],
  ['renewal-refused', 'Если вы не согласны, напишите здесь', 'If you do not agree, write here'],
  ['invited', 'Вам открыт доступ', 'You have been let in'],
]

describe('what a chat says of each letter', () => {
  test('is said of every letter', () => expect(LINES.map(([kind]) => kind).sort()).toEqual([...LETTERS].sort()))

  test.each(LINES)('`%s`', (kind, ru, en) => {
    expect(said(kind, 'ru')).toContain(ru)
    expect(said(kind, 'en')).toContain(en)
  })

  test('a right that ends at midnight is in force through the day before', () => {
    const until = '2028-02-17T00:00:00+03:00'
    const holding = { kind: 'subscription' as const, from: '2027-02-17', until }
    const renewal = {
      ask: { holding: 'subscription' as const, channel: 'portal' as const, by: 'client' as const },
      outcome: { kind: 'renewed' as const, holding, clauses: [], usedAct: null },
    }
    expect(said('renewed', 'ru', { renewal })).toContain('16 февраля 2028 г. в 24:00')
  })
})
