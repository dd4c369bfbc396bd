import type { LetterKind, Locale } from '@reglament/engine'
import type { LetterFacts, Worded } from './facts.ts'
import { wordsOf } from './render.ts'

type Sentences = (facts: Worded) => readonly (string | null)[]

const SENTENCES: Readonly<Record<Locale, Readonly<Record<LetterKind, Sentences>>>> = {
  ru: {
    registered: ({ label, respondBy }) => [`Обращение ${label} зарегистрировано.`, answerByRu(respondBy)],
    incomplete: ({ label, missing, respondBy }) => [
      `Обращение ${label} зарегистрировано. Чтобы начать работу, не хватает данных: ${missing ?? 'расскажите подробнее'}.`,
      'Напишите их здесь или заполните на странице обращения.',
      respondBy === null ? null : `Срок нашего ответа идёт с регистрации: до ${respondBy}.`,
    ],
    redirected: ({ label, channels }) => [
      `Обращение ${label} зарегистрировано, но ваша программа поддержки не обслуживается в чате.`,
      `Открыты: ${channels ?? 'каналы, названные в регламенте'}. Назовите там номер ${label}.`,
    ],
    refused: ({ label, grounds, remedy }) => [
      `По обращению ${label} в поддержке отказано${grounds === null ? '' : `: ${grounds}`}.`,
      remedy,
      'Если вы не согласны, напишите здесь: обращение посмотрят ещё раз.',
    ],
    'waiting-turn': ({ label, behind }) => [
      `Обращение ${label} ждёт очереди: обращения одного клиента ведут по одному${behind === null ? '' : `, сейчас это ${behind}`}.`,
    ],
    'your-turn': ({ respondBy }) => ['Очередь обращения подошла.', answerByRu(respondBy)],
    answered: ({ closesAt }) => [closesRu(closesAt)],
    asked: ({ missing, isChecklist, closesAt }) => [
      missing === null ? null : `Специалист просит: ${missing}.`,
      isChecklist ? 'Список можно заполнить на странице обращения.' : null,
      closesRu(closesAt),
    ],
    escalated: ({ developer, eta }) => [
      `Вопрос передан в разработку${developer === null ? '' : `: ${developer}`}.`,
      eta === null ? 'Срок рассмотрения сообщим отдельно.' : `Примерный срок рассмотрения: ${eta}.`,
    ],
    'new-promise': ({ eta }) => [`Разработка назвала новый срок${eta === null ? '' : `: ${eta}`}.`],
    'closing-soon': ({ closesAt }) => ['Мы ждём вашего ответа.', closesRu(closesAt)],
    'closed-by-time-limit': ({ label }) => [
      `Обращение ${label} закрыто по сроку: ответа от вас не было. Напишите здесь, и оно продолжится.`,
    ],
    closed: ({ label }) => [`Обращение ${label} закрыто. Если вопрос остался, напишите здесь.`],
    reopened: ({ label, respondBy }) => [`Обращение ${label} снова открыто.`, answerByRu(respondBy)],
    'not-reached': () => ['Мы звонили вам и не дозвонились. Напишите, когда и на какой номер позвонить.'],
    renewed: ({ renewal }) => [
      `Ваше право продлено${renewal === null ? '' : `: ${renewal.right}`}.`,
      renewal?.until ? `Действует до ${renewal.until}.` : null,
    ],
    'renewal-refused': ({ renewal }) => [
      `Ваше право не продлено${renewal?.whyNot ? `: ${renewal.whyNot}` : ''}. Если вы не согласны, напишите здесь.`,
    ],
    invited: ({ channels }) => [`Вам открыт доступ: ${channels ?? 'портал поддержки'}.`],
  },
  en: {
    registered: ({ label, respondBy }) => [`Your question is registered as case ${label}.`, answerByEn(respondBy)],
    incomplete: ({ label, missing, respondBy }) => [
      `Your question is registered as case ${label}. Before work can begin, data is missing: ${missing ?? 'please say more'}.`,
      'Write it here, or fill it in on the page of the case.',
      respondBy === null ? null : `The time for our answer runs from the registration: until ${respondBy}.`,
    ],
    redirected: ({ label, channels }) => [
      `Your question is registered as case ${label}, but your support programme is not served in the chat.`,
      `These channels are open: ${channels ?? 'those that the regulation names'}. Name ${label} there.`,
    ],
    refused: ({ label, grounds, remedy }) => [
      `Support is refused for case ${label}${grounds === null ? '' : `: ${grounds}`}.`,
      remedy,
      'If you do not agree, write here: the case will be looked at again.',
    ],
    'waiting-turn': ({ label, behind }) => [
      `Case ${label} waits for its turn: the cases of one client are worked one at a time${behind === null ? '' : `, and now it is ${behind}`}.`,
    ],
    'your-turn': ({ respondBy }) => ['The turn of your case has come.', answerByEn(respondBy)],
    answered: ({ closesAt }) => [closesEn(closesAt)],
    asked: ({ missing, isChecklist, closesAt }) => [
      missing === null ? null : `The specialist asks for: ${missing}.`,
      isChecklist ? 'The list can be filled in on the page of the case.' : null,
      closesEn(closesAt),
    ],
    escalated: ({ developer, eta }) => [
      `Your question was handed to development${developer === null ? '' : `: ${developer}`}.`,
      eta === null ? 'We will tell you the time of review separately.' : `The approximate time of review: ${eta}.`,
    ],
    'new-promise': ({ eta }) => [`Development gave a new date${eta === null ? '' : `: ${eta}`}.`],
    'closing-soon': ({ closesAt }) => ['We wait for your answer.', closesEn(closesAt)],
    'closed-by-time-limit': ({ label }) => [
      `Case ${label} closed by time limit: there was no answer from you. Write here, and it goes on.`,
    ],
    closed: ({ label }) => [`Case ${label} is closed. If a question is left, write here.`],
    reopened: ({ label, respondBy }) => [`Case ${label} is open again.`, answerByEn(respondBy)],
    'not-reached': () => ['We called you and could not get through. Say when and on what number to call.'],
    renewed: ({ renewal }) => [
      `Your right was extended${renewal === null ? '' : `: ${renewal.right}`}.`,
      renewal?.until ? `In force until ${renewal.until}.` : null,
    ],
    'renewal-refused': ({ renewal }) => [
      `Your right was not extended${renewal?.whyNot ? `: ${renewal.whyNot}` : ''}. If you do not agree, write here.`,
    ],
    invited: ({ channels }) => [`You have been let in: ${channels ?? 'the support portal'}.`],
  },
}

function answerByRu(respondBy: string | null): string {
  return respondBy === null
    ? 'Его посмотрит специалист; регламент не устанавливает срока ответа.'
    : `Специалист ответит не позднее ${respondBy}.`
}

function answerByEn(respondBy: string | null): string {
  return respondBy === null
    ? 'A specialist will look at it; the regulation sets no time for the answer.'
    : `A specialist will answer no later than ${respondBy}.`
}

const closesRu = (at: string | null) => (at === null ? null : `Если не ответить, обращение закроется ${at}.`)
const closesEn = (at: string | null) => (at === null ? null : `Without an answer from you the case closes on ${at}.`)

/**
 * A letter as a line of the chat, beside what a specialist wrote; empty where it says nothing new. The basis stands
 * with it as clauses, and is no part of the words.
 */
export function saidInChat(facts: Omit<LetterFacts, 'trackingUrl' | 'regulationUrl'>): string {
  const said = SENTENCES[facts.locale][facts.letter.kind](wordsOf(facts))
  return said.filter((sentence) => sentence !== null).join(' ')
}
