import { escaped, type LetterKind, type Locale, zoneWords } from '@reglament/engine'
import { footOf, frameLetter } from './frame.ts'
import type { RenderedLetter } from './render.ts'

/** A case in whose copy somebody stands, with what its client was written. */
export interface FollowedCase {
  readonly label: string
  readonly subject: string
  /** null: the reader is not known as one of the client's people, and only hears of it. */
  readonly trackingUrl: string | null
  readonly changes: readonly { readonly kind: LetterKind; readonly at: Date }[]
}

interface Words {
  readonly subject: (cases: string) => string
  readonly greeting: string
  readonly why: string
  readonly choose: string
  /** Whose time stands before each change. */
  readonly zone: (name: string) => string
  readonly dateLocale: string
  readonly kinds: Readonly<Record<LetterKind, string>>
}

const WORDS: Readonly<Record<Locale, Words>> = {
  ru: {
    subject: (cases) => `Обращения, в которых вы в копии: ${cases}`,
    greeting: 'Здравствуйте! Вот что произошло с обращениями, в копии которых вы стоите.',
    why: 'Вы получаете это письмо, потому что вас поставили в копию.',
    choose: 'Присылать сразу, раз в день или не присылать:',
    zone: (name) => `Время ${name}.`,
    dateLocale: 'ru-RU',
    kinds: {
      registered: 'обращение зарегистрировано',
      incomplete: 'для начала работы не хватает данных',
      redirected: 'названы каналы, которые открыты',
      refused: 'в поддержке отказано',
      'waiting-turn': 'обращение ждёт очереди',
      'your-turn': 'очередь подошла',
      answered: 'специалист ответил',
      asked: 'специалист запросил сведения',
      escalated: 'передано в разработку',
      'new-promise': 'разработка назвала новый срок',
      'closing-soon': 'скоро закроется без ответа',
      'closed-by-time-limit': 'закрыто по сроку',
      closed: 'закрыто',
      reopened: 'снова открыто',
      'not-reached': 'до клиента не дозвонились',
      renewed: 'право продлено',
      'renewal-refused': 'право не продлено',
      invited: 'открыт доступ к порталу',
    },
  },
  en: {
    subject: (cases) => `Cases you are in copy of: ${cases}`,
    greeting: 'Hello, this is what happened to the cases that you are in copy of.',
    why: 'You get this letter because somebody put you into the copy.',
    choose: 'At once, once a day, or not at all:',
    zone: (name) => `Times are ${name}.`,
    dateLocale: 'en-GB',
    kinds: {
      registered: 'the case was registered',
      incomplete: 'data is missing before work can begin',
      redirected: 'the open channels were named',
      refused: 'support was refused',
      'waiting-turn': 'the case waits for its turn',
      'your-turn': 'its turn has come',
      answered: 'the specialist answered',
      asked: 'the specialist asked for data',
      escalated: 'handed to development',
      'new-promise': 'development gave a new date',
      'closing-soon': 'it closes soon without an answer',
      'closed-by-time-limit': 'closed by time limit',
      closed: 'closed',
      reopened: 'open again',
      'not-reached': 'the client could not be reached by telephone',
      renewed: 'the right was extended',
      'renewal-refused': 'the right was not extended',
      invited: 'let in to the portal',
    },
  },
}

/** One letter about several cases, as text and as HTML that says the same; times in the desk's zone. */
export function renderDigest(
  cases: readonly FollowedCase[],
  at: { readonly locale: Locale; readonly timezone: string; readonly deskTitle: string; readonly choiceUrl: string },
): RenderedLetter {
  const words = WORDS[at.locale]
  const time = new Intl.DateTimeFormat(words.dateLocale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: at.timezone,
  })
  const blocks = cases.map(({ label, subject, trackingUrl, changes }) => ({
    title: `${label} ${subject}`,
    trackingUrl,
    lines: changes.map((change) => `${time.format(change.at)}: ${words.kinds[change.kind]}`),
  }))
  const greeting = `${words.greeting} ${words.zone(zoneWords(at.timezone, at.locale))}`
  const text = [
    greeting,
    ...blocks.map(({ title, trackingUrl, lines }) =>
      [title, ...lines.map((line) => `- ${line}`), ...(trackingUrl === null ? [] : [trackingUrl])].join('\n'),
    ),
    `${words.why} ${words.choose} ${at.choiceUrl}`,
    `-- \n${at.deskTitle}`,
  ].join('\n\n')
  const html = blocks
    .map(({ title, trackingUrl, lines }) => {
      const name = trackingUrl === null ? escaped(title) : `<a href="${escaped(trackingUrl)}">${escaped(title)}</a>`
      return `<p><b>${name}</b></p><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`
    })
    .join('')
  const foot = `${escaped(words.why)} <a href="${escaped(at.choiceUrl)}">${escaped(words.choose.replace(/:$/, ''))}</a>`
  return {
    subject: words.subject(cases.map(({ label }) => label).join(', ')).slice(0, 200),
    text: `${text}\n`,
    html: frameLetter(at.locale, `<p>${escaped(greeting)}</p>${html}${footOf(`${foot}<br>${escaped(at.deskTitle)}`)}`),
  }
}
