import type { Locale } from '@reglament/engine'

/** What the desk says in a messenger beside the letters of a case. */
interface Phrases {
  readonly linked: (label: string | null) => string
  readonly unknownCode: string
  readonly notTheirs: string
  readonly hello: (desk: string) => string
  readonly cannot: string
  readonly confirm: string
  readonly keepOpen: string
  readonly askPhone: string
  /** A file that the messenger does not give to the desk. */
  readonly leftBehind: (file: string) => string
}

export const PHRASES: Readonly<Record<Locale, Phrases>> = {
  ru: {
    linked: (label) =>
      label === null
        ? 'Спасибо, теперь мы знаем, кто вы. Напишите, что случилось.'
        : `Спасибо. Обращение ${label} продолжается здесь: ответы придут в этот чат.`,
    unknownCode: 'Такого кода нет, или он больше не действует. Возьмите новый на странице обращения.',
    notTheirs: 'Это обращение ведётся не здесь.',
    hello: (desk) =>
      `Здравствуйте. Это ${desk}. Опишите вопрос одним или несколькими сообщениями: что случилось, какой продукт и какая версия. Обращение получит номер, ответ придёт сюда.`,
    cannot: 'Это сейчас невозможно: обращение уже в другом состоянии.',
    confirm: 'Вопросов не осталось',
    keepOpen: 'Вопрос ещё актуален',
    askPhone: 'Сообщить мой номер',
    leftBehind: (file) =>
      `Файл «${file}» остался в мессенджере: он слишком велик, чтобы мессенджер его отдал. Приложите его на странице обращения.`,
  },
  en: {
    linked: (label) =>
      label === null
        ? 'Thank you, now we know who you are. Tell us what happened.'
        : `Thank you. Case ${label} goes on here: answers come to this chat.`,
    unknownCode: 'There is no such code, or it is no longer valid. Get a new one on the page of your case.',
    notTheirs: 'That case is not handled in this chat.',
    hello: (desk) =>
      `Hello. This is ${desk}. Tell us your question in one message or several: what happened, which product and which version. The case gets a number, and the answer comes here.`,
    cannot: 'That can’t be done now: the case has moved on.',
    confirm: 'Nothing is open',
    keepOpen: 'Still relevant',
    askPhone: 'Give my number',
    leftBehind: (file) =>
      `The file “${file}” stayed in the messenger: it is too large to be handed over. Attach it on the page of your case.`,
  },
}
