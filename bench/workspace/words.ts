// What clients and specialists write: enough different words, in Russian and English, for a search to have work.
import { between, type Chance, oneOf } from './chance.ts'

const THINGS = [
  ['туннель до филиала', 'туннеля до филиала'],
  ['контент-фильтр', 'контент-фильтра'],
  ['резервный канал', 'резервного канала'],
  ['почтовый шлюз', 'почтового шлюза'],
  ['прокси-сервер', 'прокси-сервера'],
  ['отчёт по трафику', 'отчётов по трафику'],
  ['модуль авторизации', 'модуля авторизации'],
  ['кластер', 'кластера'],
  ['межсетевой экран', 'межсетевого экрана'],
  ['личный кабинет', 'личного кабинета'],
  ['сертификат', 'сертификата'],
  ['обратный прокси', 'обратного прокси'],
  ['DHCP-сервер', 'DHCP-сервера'],
  ['VPN-клиент', 'VPN-клиента'],
  ['шейпер', 'шейпера'],
] as const

const FAULTS = [
  'не поднимается',
  'перестал работать',
  'отключается каждые несколько минут',
  'выдаёт ошибку после обновления',
  'не проходит проверку',
  'работает слишком медленно',
  'не видит пользователей домена',
  'занимает всю память',
] as const

const PLACES = [
  'в офисе',
  'на складе',
  'у бухгалтерии',
  'в Екатеринбурге',
  'в Казани',
  'во Владивостоке',
  'на новом сервере',
] as const

const DETAILS = [
  'Журнал за последний час прикладываю.',
  'Перезагрузка не помогает, кабель меняли.',
  'До этого всё работало несколько месяцев без нареканий.',
  'Пользователи жалуются с самого утра, работа стоит.',
  'Настройки не меняли, обновление ставили вчера вечером.',
  'В журнале повторяется строка «connection reset by peer».',
  'The gateway answers “no route to host” from the branch office only.',
  'Просим помочь как можно скорее: закрываем квартал.',
  'Версия ядра и список установленных пакетов ниже.',
] as const

const ANSWERS = [
  'Проверьте, открыт ли UDP 500 у провайдера, и пришлите вывод диагностики.',
  'Поднимите правило выше запрещающего: применяется первое подошедшее.',
  'В разделе «Сеть» добавьте второй шлюз и сохраните настройки.',
  'Обновите сертификат: прежний истёк, поэтому клиенты отключаются.',
  'Уменьшите MTU до 1400 на внешнем интерфейсе и проверьте ещё раз.',
  'Please restart the authorization module and send us its log.',
] as const

const REPLIES = [
  'Сделали, пока без изменений.',
  'Помогло, спасибо большое!',
  'Порт открыт, журнал во вложении.',
  'Теперь другая ошибка, посмотрите, пожалуйста.',
  'It works now, thank you.',
] as const

export function subjectOf(chance: Chance): string {
  const [thing, ofThing] = oneOf(chance, THINGS)
  switch (between(chance, 0, 3)) {
    case 0:
      return `Как настроить ${thing} ${oneOf(chance, PLACES)}?`
    case 1:
      return `Ошибка ${ofThing} ${between(chance, 100, 999)} ${oneOf(chance, PLACES)}`
    default:
      return `${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${oneOf(chance, FAULTS)}`
  }
}

export function questionOf(chance: Chance, subject: string): string {
  const details = Array.from({ length: between(chance, 1, 5) }, () => oneOf(chance, DETAILS))
  return `Здравствуйте! ${subject}. ${details.join(' ')}`
}

export const answerOf = (chance: Chance): string => oneOf(chance, ANSWERS)
export const replyOf = (chance: Chance): string => oneOf(chance, REPLIES)

const KINDS = ['ООО', 'АО', 'ПАО', 'ЗАО', 'МУП'] as const
const FIRST = ['Север', 'Юг', 'Волга', 'Урал', 'Балт', 'Сиб', 'Дон', 'Кама', 'Нева', 'Алтай', 'Амур', 'Крым'] as const
const SECOND = ['торг', 'строй', 'связь', 'мед', 'сервис', 'пром', 'логистика', 'софт', 'банк', 'энерго'] as const
const NAMES = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна', 'Захар', 'Ирина', 'Кирилл', 'Лев'] as const
const FAMILIES = ['Коваленко', 'Черных', 'Дурново', 'Шевченко', 'Петренко', 'Седых', 'Живаго', 'Гончаренко'] as const

export const companyOf = (chance: Chance, index: number): string =>
  `${oneOf(chance, KINDS)} «${oneOf(chance, FIRST)}${oneOf(chance, SECOND)}-${index}»`

export const personOf = (chance: Chance): string => `${oneOf(chance, NAMES)} ${oneOf(chance, FAMILIES)}`
