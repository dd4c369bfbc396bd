import { counted } from '@reglament/engine'
import type { Phrases } from './phrases.ts'

const CASES = { one: 'обращение', few: 'обращения', many: 'обращений', other: 'обращения' }
const LINES = { one: 'строку', few: 'строки', many: 'строк', other: 'строки' }

export const ru: Phrases = {
  under: (regulation, against) =>
    `Что было бы по регламенту «${regulation.title}», версия ${regulation.version}, ` +
    (against === null
      ? 'если сравнить с тем, как обращения решены?'
      : `если сравнить с регламентом «${against.title}», версия ${against.version}?`),
  totals: (cases, changed, share) => `Обращений: ${cases}. Иначе сложились бы: ${changed} (${share}).`,
  kinds: {
    verdict: 'Решение о приёме',
    programme: 'Программа поддержки',
    due: 'Срок первого ответа',
    lateness: 'Первый ответ',
    further: 'Нарушено других обещаний (следующие ответы, решение)',
    closing: 'Закрытие',
  },
  cases: (count) => counted(count, CASES, 'ru'),
  forExample: 'например',
  verdicts: {
    accept: 'принято',
    discretion: 'на усмотрение руководителя',
    incomplete: 'не хватает данных',
    redirect: 'другой канал',
    refuse: 'отказ',
  },
  noProgramme: 'без программы',
  responded: { 'in-time': 'в срок', late: 'с опозданием', missed: 'срок прошёл, ответа нет', none: 'нет ответа' },
  closedBy: {
    'time-limit': 'по сроку молчания',
    confirmation: 'клиентом',
    specialist: 'специалистом',
    merge: 'объединением',
    refusal: 'отказом',
    none: 'открыто',
  },
  due: { earlier: 'раньше', later: 'позже', promised: 'теперь обещан', none: 'больше не обещан' },
  shifts: { earlier: 'раньше', later: 'позже' },
  rejected: 'Записанные команды, которых регламент не допустил бы (пропущены)',
  commands: {
    register: 'регистрация',
    supply: 'недостающие данные',
    take: 'взять в работу',
    assign: 'назначение',
    answer: 'ответ',
    ask: 'запрос данных',
    reply: 'ответ клиента',
    call: 'звонок',
    note: 'заметка',
    escalate: 'эскалация',
    promise: 'новый срок',
    return: 'возврат из разработки',
    confirm: 'подтверждение клиента',
    close: 'закрыть',
    refuse: 'отказать',
    admit: 'допустить',
    split: 'разделить',
    merge: 'объединить',
    join: 'присоединение',
    rate: 'оценить',
    complain: 'жалоба',
    renew: 'продление',
    invite: 'приглашение',
    'give-turn': 'подошла очередь',
    tick: 'таймер',
  },
  badLine: (line, problem) => `строка ${line}: ${problem}`,
  badLines: (count, untold) =>
    `не удалось повторить ${counted(count, LINES, 'ru')}${untold > 0 ? `; не показано: ${untold}` : ''}`,
}
