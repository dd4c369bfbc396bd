import type { Phrases, Worded } from './facts.ts'

const registered = ({ label }: Worded) => `Ваше обращение зарегистрировано под номером ${label}.`
const answerBy = ({ respondBy }: Worded) =>
  respondBy === null
    ? 'Обращение рассмотрит специалист. Срок ответа для него регламентом не установлен.'
    : `Специалист ответит не позднее ${respondBy}.`
const callBetween = ({ callBetween: window }: Worded) => (window === null ? [] : [`Мы позвоним вам: ${window}.`])
const closesAt = ({ closesAt: at }: Worded) =>
  at === null ? [] : [`Если ответа от вас не будет, обращение закроется ${at}.`]
const byAct = (renewal: Worded['renewal']) => (renewal?.act ? ` по акту ${renewal.act}` : '')
const goesOn = 'Если вопрос остался, ответьте на это письмо в любое время: обращение продолжится.'

export const ru: Phrases = {
  greeting: (name) => (name === null ? 'Здравствуйте!' : `Здравствуйте, ${name}!`),
  splitFrom: (label, first) =>
    `В обращении ${first} было больше одного вопроса, а одно обращение решает один: этот вопрос продолжится под номером ${label}, остальное — под номером ${first}. Отвечайте на письмо о каждом отдельно.`,
  joined: (labels) => `Сюда же вошло то, о чём вы писали в ${labels}.`,
  basis: (clauses, regulation, version) => `Основание: ${clauses} («${regulation}», версия ${version}).`,
  tracking: 'Ход обращения:',
  confirm: 'Вопрос решён, закрыть обращение:',
  keep: 'Вопрос ещё актуален, не закрывать:',
  filesElsewhere: (names) => `Эти файлы велики для письма, они лежат на странице обращения: ${names}.`,
  regulation: 'Регламент поддержки:',
  zones: { 'Europe/Moscow': 'московское время' },
  dateLocale: 'ru-RU',
  quote: (text) => `«${text}»`,
  kinds: {
    registered: { happened: (facts) => [registered(facts)], next: (facts) => [...callBetween(facts), answerBy(facts)] },
    incomplete: {
      happened: (facts) => [
        registered(facts),
        `Чтобы начать работу, не хватает данных: ${facts.missing ?? 'уточните вопрос'}.`,
      ],
      next: (facts) => [
        'Сообщите их в ответ на это письмо.',
        ...(facts.respondBy === null
          ? []
          : [`Срок ответа специалиста идёт с момента регистрации: до ${facts.respondBy}.`]),
        ...closesAt(facts),
      ],
    },
    redirected: {
      happened: (facts) => [
        registered(facts),
        `По вашей программе поддержки этот канал не открыт. Открыты: ${facts.channels ?? 'каналы, названные в регламенте'}.`,
      ],
      next: (facts) => ['Обратитесь через один из них и назовите номер обращения.', ...closesAt(facts)],
    },
    refused: {
      happened: ({ label, grounds }) => [
        `По обращению ${label} в поддержке отказано${grounds === null ? '' : `: ${grounds}`}.`,
      ],
      next: ({ remedy }) => [
        ...(remedy === null ? [] : [remedy]),
        'Если вы не согласны, ответьте на это письмо: обращение рассмотрят снова. Руководителю поддержки можно написать со страницы обращения.',
      ],
    },
    'waiting-turn': {
      happened: ({ label, behind }) => [
        `Обращение ${label} зарегистрировано и ждёт очереди: обращения одного клиента ведутся по одному${behind === null ? '' : `, сейчас в работе ${behind}`}.`,
      ],
      next: (facts) => [
        'Мы напишем, когда очередь дойдёт до него.',
        ...(facts.respondBy === null ? [] : [`Срок ответа: ${facts.respondBy}.`]),
      ],
    },
    'your-turn': {
      happened: ({ label }) => [`Подошла очередь обращения ${label}: оно взято в работу.`],
      next: (facts) => [answerBy(facts)],
    },
    answered: {
      happened: ({ label }) => [`Это ответ специалиста по обращению ${label}.`],
      next: (facts) => [
        'Если вопрос решён, подтвердите это на странице обращения; если нет, ответьте на это письмо.',
        ...closesAt(facts),
      ],
    },
    asked: {
      happened: ({ label, missing }) => [
        `По обращению ${label} специалисту нужны сведения от вас${missing === null ? '' : `: ${missing}`}.`,
      ],
      next: (facts) => [
        facts.isChecklist
          ? 'Заполните, пожалуйста, список на странице обращения или ответьте на это письмо.'
          : 'Ответьте, пожалуйста, на это письмо.',
        ...closesAt(facts),
      ],
    },
    escalated: {
      happened: ({ label, developer }) => [
        `Обращение ${label} передано в разработку.`,
        ...(developer === null ? [] : [`Им занимается: ${developer}.`]),
      ],
      next: ({ eta }) => [
        eta === null ? 'О сроке рассмотрения мы сообщим отдельно.' : `Ориентировочный срок рассмотрения: ${eta}.`,
        'О результате мы напишем.',
      ],
    },
    'new-promise': {
      happened: ({ label, developer }) => [
        `По обращению ${label} разработка назвала новый срок.`,
        ...(developer === null ? [] : [`Им занимается: ${developer}.`]),
      ],
      next: ({ eta }) => [
        ...(eta === null ? [] : [`Ориентировочный срок рассмотрения: ${eta}.`]),
        'О результате мы напишем.',
      ],
    },
    'closing-soon': {
      happened: ({ label }) => [`Мы ждём вашего ответа по обращению ${label}.`],
      next: (facts) => [...closesAt(facts), 'Ответьте на это письмо, если вопрос ещё не решён.'],
    },
    'closed-by-time-limit': {
      happened: ({ label }) => [`Обращение ${label} закрыто по лимиту времени: ответа от вас не было.`],
      next: () => [goesOn],
    },
    closed: { happened: ({ label }) => [`Обращение ${label} закрыто.`], next: () => [goesOn] },
    'not-reached': {
      happened: ({ label }) => [`Мы звонили вам по обращению ${label} и не смогли дозвониться.`],
      next: () => ['Ответьте на это письмо: напишите, когда и по какому номеру позвонить, или опишите вопрос.'],
    },
    renewed: {
      happened: ({ label, renewal }) => [
        `По обращению ${label} право продлено${byAct(renewal)}${renewal === null ? '' : `: ${renewal.right}`}.`,
        ...(renewal?.until ? [`Действует до ${renewal.until}.`] : []),
      ],
      next: () => ['Новые вопросы обслуживаются по этому праву; больше ничего делать не нужно.'],
    },
    'renewal-refused': {
      happened: ({ label, renewal }) => [
        `По обращению ${label} право не продлено${byAct(renewal)}${renewal?.whyNot ? `: ${renewal.whyNot}` : ''}.`,
      ],
      next: () => ['Если вы не согласны, ответьте на это письмо.'],
    },
    invited: {
      happened: ({ label, channels }) => [`Вам открыт доступ: ${channels ?? 'портал поддержки'} (обращение ${label}).`],
      next: () => ['Теперь вопросы можно задавать и там; входите с адресом, на который пришло это письмо.'],
    },
    reopened: {
      happened: ({ label }) => [`Обращение ${label} снова открыто.`],
      next: (facts) => [answerBy(facts)],
    },
  },
}
