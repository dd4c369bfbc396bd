import {
  CHANNEL_WORDS,
  endWords,
  escaped,
  GROUND_WORDS,
  HOLDING_WORDS,
  type Instant,
  itemWords,
  type Letter,
  type LetterKind,
  type Locale,
  parseInstant,
  RENEWAL_WORDS,
  remedyWords,
  windowWords,
} from '@reglament/engine'
import type { LetterFacts, Phrases, Worded } from './facts.ts'
import { buttonOf, footOf, frameLetter } from './frame.ts'
import { en } from './phrases.en.ts'
import { ru } from './phrases.ru.ts'
import { fillTemplate, shippedTemplate, type TemplateName, type TemplateValues } from './template.ts'

export interface RenderedLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What the parts are worded from: the links stand elsewhere. */
type Wordable = Omit<LetterFacts, 'trackingUrl' | 'regulationUrl'>

const PHRASES: Readonly<Record<Locale, Phrases>> = { ru, en }

/**
 * A letter in the client's language, as plain text and as simple HTML that says the same. What a specialist wrote stands
 * first. The subject is the same in all letters of a case, since mail programs gather a conversation by it.
 */
export function renderLetter(facts: LetterFacts): RenderedLetter {
  const phrases = PHRASES[facts.locale]
  const worded = wordsOf(facts, phrases)
  const values = valuesOf(facts, worded)
  const say = (name: TemplateName) => paragraphsOf(wordsOfDesk(facts, name, values))
  const text = facts.written?.text.trim() || null
  const paragraphs = [
    ...(text === null ? say('greeting') : []),
    ...(facts.splitFromLabel === null ? [] : [phrases.splitFrom(facts.label, facts.splitFromLabel)]),
    ...(facts.filesElsewhere.length === 0 ? [] : [phrases.filesElsewhere(facts.filesElsewhere.join(', '))]),
    ...say(facts.letter.kind),
    ...(facts.joinedLabels.length === 0 ? [] : [phrases.joined(facts.joinedLabels.join(', '))]),
    ...basis(facts, phrases),
  ]
  const signature = wordsOfDesk(facts, 'signature', values)
  return {
    subject: `Re: ${facts.subject} [${facts.label}]`,
    text: asText(text, paragraphs, signature, facts, phrases),
    html: asHtml(
      text === null ? null : (facts.written?.html ?? preWrapped(text)),
      paragraphs,
      signature,
      facts,
      phrases,
    ),
  }
}

/** The desk's words, or the shipped ones; those too where the desk's fail, since a letter has to go. */
function wordsOfDesk({ templates, locale }: LetterFacts, name: TemplateName, values: TemplateValues): string {
  const own = templates?.get(name)
  if (own === undefined) return fillTemplate(shippedTemplate(name, locale), values)
  try {
    return fillTemplate(own, values)
  } catch {
    return fillTemplate(shippedTemplate(name, locale), values)
  }
}

const paragraphsOf = (text: string) => text.split(/\n{2,}/).filter((paragraph) => paragraph !== '')

function valuesOf(facts: LetterFacts, worded: Worded): TemplateValues {
  const { renewal } = worded
  return {
    'case.number': worded.label,
    'case.subject': facts.subject,
    'client.name': facts.contactName,
    'desk.title': facts.deskTitle,
    'regulation.title': facts.regulationTitle,
    respondBy: worded.respondBy,
    closesAt: worded.closesAt,
    eta: worded.eta,
    missing: worded.missing,
    channels: worded.channels,
    grounds: worded.grounds,
    remedy: worded.remedy,
    developer: worded.developer,
    behind: worded.behind,
    callBetween: worded.callBetween,
    checklist: worded.isChecklist ? '1' : null,
    'renewal.right': renewal?.right ?? null,
    'renewal.act': renewal?.act ?? null,
    'renewal.until': renewal?.until ?? null,
    'renewal.refusal': renewal?.whyNot ?? null,
  }
}

/** The parts of a letter in the client's language and zone. */
export function wordsOf(facts: Wordable, phrases: Phrases = PHRASES[facts.locale]): Worded {
  const { letter, locale } = facts
  const time = (at: Instant | null) => (at === null ? null : endWords(at, facts))
  const list = (words: readonly string[]) => (words.length === 0 ? null : [...new Set(words)].join(', '))
  return {
    label: facts.label,
    respondBy: time(letter.respondBy),
    closesAt: time(letter.closesAt),
    eta: time(letter.etaAt),
    missing: list((letter.items ?? letter.missing).map((item) => itemWords(item, locale))),
    channels: list(letter.channels.map((channel) => CHANNEL_WORDS[locale][channel])),
    grounds: list(letter.grounds.map(({ reason }) => GROUND_WORDS[locale][reason] ?? reason)),
    developer: list(developerWords(letter)),
    remedy: facts.written?.text.trim()
      ? null
      : [...new Set(letter.grounds.map(({ reason }) => remedyWords(reason, locale)))].join(' ') || null,
    isChecklist: letter.items !== undefined,
    behind: facts.behindLabel,
    callBetween: letter.callBetween ? windowWords(letter.callBetween.from, letter.callBetween.to, facts) : null,
    renewal: renewalWords(facts, phrases),
  }
}

function renewalWords(facts: Wordable, phrases: Phrases): Worded['renewal'] {
  const { letter, locale } = facts
  if (!letter.renewal) return null
  const { ask, outcome } = letter.renewal
  const until = outcome.kind === 'renewed' ? (outcome.holding.until ?? null) : null
  const end = until === null ? null : parseInstant(until)
  return {
    right: HOLDING_WORDS[locale][ask.holding],
    act: ask.actNumber ?? null,
    until: end === null ? until && dayWords(until, phrases) : endWords(end, facts),
    whyNot: outcome.kind === 'refused' ? RENEWAL_WORDS[locale][outcome.reason] : null,
  }
}

/** `16 февраля 2028 г.`: a date has no zone; it is in force to its end. */
function dayWords(date: string, phrases: Phrases): string {
  return new Intl.DateTimeFormat(phrases.dateLocale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    parseInstant(`${date}T12:00:00Z`) ?? 0,
  )
}

function developerWords({ developer }: Letter): readonly string[] {
  return developer === null
    ? []
    : [developer.name, developer.email, developer.phone].filter((word) => word !== undefined)
}

function basis(
  { letter, clauseTexts, locale, regulationTitle, regulationVersion }: LetterFacts,
  phrases: Phrases,
): string[] {
  const cited = [...new Set(letter.clauses)].map((id) => {
    const text = clauseTexts[id]?.[locale]
    return text === undefined ? id : `${id} ${phrases.quote(text)}`
  })
  return cited.length === 0 ? [] : [phrases.basis(cited.join('; '), regulationTitle, regulationVersion)]
}

function asText(
  written: string | null,
  paragraphs: readonly string[],
  signature: string,
  facts: LetterFacts,
  phrases: Phrases,
): string {
  const lines = [
    ...offers(facts, phrases).map(([words, url]) => `${words} ${url}`),
    `${phrases.tracking} ${facts.trackingUrl}`,
    `${phrases.regulation} ${facts.regulationUrl}`,
  ]
  const links = lines.join('\n')
  const notice = [...paragraphs, links].join('\n\n')
  // After `-- ` a mail program knows that the rest is no part of what was said.
  const whole = written === null ? `${notice}\n\n-- \n${signature}` : `${written}\n\n-- \n${signature}\n\n${notice}`
  return `${whole}\n`
}

/** Letters about what is over, or about a right: there is no question in them to call settled. */
const ENDED: ReadonlySet<LetterKind> = new Set([
  'refused',
  'closed',
  'closed-by-time-limit',
  'renewed',
  'renewal-refused',
  'invited',
])

/** What the client can say with one press: the page behind the link asks once more, since opening it changes nothing. */
function offers({ letter, trackingUrl }: LetterFacts, phrases: Phrases): readonly (readonly [string, string])[] {
  const link = (act: string) => `${trackingUrl}${trackingUrl.includes('?') ? '&' : '?'}act=${act}`
  const isWaiting = letter.kind === 'answered' || letter.kind === 'closing-soon'
  return [
    ...(ENDED.has(letter.kind) ? [] : [[phrases.confirm, link('confirm')] as const]),
    ...(isWaiting && letter.closesAt !== null ? [[phrases.keep, link('keep')] as const] : []),
  ]
}

const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

const preWrapped = (text: string) => `<div style="white-space:pre-wrap">${escaped(text)}</div>`

/** `written` is HTML already, sanitised when it was kept. */
function asHtml(
  written: string | null,
  paragraphs: readonly string[],
  signature: string,
  facts: LetterFacts,
  phrases: Phrases,
): string {
  const said = written === null ? '' : `${written}<hr>`
  const notice = paragraphs.map((paragraph) => `<p>${lines(paragraph)}</p>`).join('')
  const url = escaped(facts.trackingUrl)
  const link = `<p>${escaped(phrases.tracking)} <a href="${url}">${escaped(facts.label)}</a></p>`
  const presses = offers(facts, phrases)
    .map(([words, to]) => buttonOf(escaped(to), escaped(words.replace(/:$/, ''))))
    .join('')
  const rules = `<a href="${escaped(facts.regulationUrl)}">${escaped(facts.regulationTitle)}</a>`
  const foot = footOf(`${lines(signature)}<br>${escaped(phrases.regulation)} ${rules}`)
  return frameLetter(facts.locale, `${said}${notice}${presses}${link}${foot}`)
}
