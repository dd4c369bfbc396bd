import { escaped, type Locale } from '@reglament/engine'
import { footOf, frameLetter } from './frame.ts'
import type { RenderedLetter } from './render.ts'

/** What a letter to somebody who asked for a link says: the link, or why there is none and what to do. */
export type SignInLetter =
  | { readonly kind: 'link'; readonly url: string; readonly minutes: number }
  /** The person is known, and the portal is by invitation (U5); or not known: the letter reads the same. */
  | { readonly kind: 'ask-invitation'; readonly clause: string | null; readonly mailAddress: string }
  /** Nobody of that address has ever written to this desk. */
  | { readonly kind: 'unknown'; readonly deskUrl: string; readonly mailAddress: string }

interface Words {
  readonly subject: (desk: string) => string
  readonly greeting: string
  readonly link: (minutes: number) => readonly [before: string, after: string]
  readonly askInvitation: (mailAddress: string, clause: string | null) => string
  readonly unknown: (mailAddress: string) => readonly [before: string, after: string]
  readonly notYou: string
}

const WORDS: Readonly<Record<Locale, Words>> = {
  ru: {
    subject: (desk) => `Вход в личный кабинет: ${desk}`,
    greeting: 'Здравствуйте!',
    link: (minutes) => [
      'Войти в личный кабинет можно по этой ссылке:',
      `Она действует ${minutes} минут и открывает кабинет один раз.`,
    ],
    askInvitation: (mailAddress, clause) =>
      `Личный кабинет открывают по приглашению${clause === null ? '' : ` (пункт ${clause} регламента)`}, для этого адреса приглашения пока нет. Чтобы попросить о нём, ответьте на это письмо или напишите на ${mailAddress}: назовите организацию и ИНН.`,
    unknown: (mailAddress) => [
      'С этого адреса к нам ещё не обращались, поэтому кабинета для него нет. Он появится после первого обращения. Задать вопрос:',
      `Можно и ответить на это письмо или написать на ${mailAddress}.`,
    ],
    notYou: 'Если вы не просили о входе, ничего делать не нужно.',
  },
  en: {
    subject: (desk) => `Signing in to your account: ${desk}`,
    greeting: 'Hello,',
    link: (minutes) => [
      'This link opens your account:',
      `It is good for ${minutes} minutes and opens the account once.`,
    ],
    askInvitation: (mailAddress, clause) =>
      `The account is opened by invitation${clause === null ? '' : ` (clause ${clause} of the regulation)`}, and there is none for this address yet. To ask for one, answer this letter or write to ${mailAddress}: name your organization and its INN.`,
    unknown: (mailAddress) => [
      'Nobody has written to us from this address yet, so it has no account. It appears with your first question. Ask it here:',
      `You can also answer this letter or write to ${mailAddress}.`,
    ],
    notYou: 'If you did not ask to sign in, there is nothing to do.',
  },
}

/** As plain text and as HTML that says the same. */
export function renderSignIn(letter: SignInLetter, locale: Locale, deskTitle: string): RenderedLetter {
  const words = WORDS[locale]
  const parts = [words.greeting, ...said(letter, words), words.notYou]
  const text = `${parts.join('\n\n')}\n\n-- \n${deskTitle}\n`
  const body = parts.map((part) => `<p>${isAddress(part) ? linkTo(part) : escaped(part)}</p>`).join('')
  return {
    subject: words.subject(deskTitle),
    text,
    html: frameLetter(locale, `${body}${footOf(escaped(deskTitle))}`),
  }
}

function said(letter: SignInLetter, words: Words): readonly string[] {
  switch (letter.kind) {
    case 'link': {
      const [before, after] = words.link(letter.minutes)
      return [before, letter.url, after]
    }
    case 'ask-invitation':
      return [words.askInvitation(letter.mailAddress, letter.clause)]
    case 'unknown': {
      const [before, after] = words.unknown(letter.mailAddress)
      return [before, letter.deskUrl, after]
    }
  }
}

const isAddress = (part: string) => /^https?:\/\/\S+$/.test(part)
const linkTo = (url: string) => `<a href="${escaped(url)}">${escaped(url)}</a>`
