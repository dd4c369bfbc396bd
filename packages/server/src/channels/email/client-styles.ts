/**
 * How mail programs mark what is not written now: the line above a quotation, the block of headers, the line above
 * a forwarded message, the closing, the advertisement of a phone. A row a client; the corpus has a message of each.
 */
const MONTH_RU = '(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\\.?'
const DAY_RU = '(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\\.?'
const DAY_EN = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const TIME = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[AaPp]\\.?[Mm]\\.?)?'
const DATE_RU = `\\d{1,2}\\s${MONTH_RU}\\s\\d{4}(?:\\s?г(?:ода|\\.)?)?`
const DATE_DIGITS = '(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})'
const WROTE =
  '(?:написал(?:а|\\(а\\)|\\(-а\\))?|писал(?:а|\\(а\\))?|пишет|пишете|сообщил(?:а|\\(а\\))?|wrote|writes|schrieb)'
const ADDRESS = '<?(?:mailto:)?[^\\s<>@]{1,64}@[^\\s<>@]{1,190}>?'

const line = (pattern: string) => new RegExp(`^${pattern}$`, 'iu')

/** The line above a quotation; programs wrap it, so that it is matched on up to four lines joined. */
export const ATTRIBUTIONS: readonly { readonly client: string; readonly pattern: RegExp }[] = [
  { client: 'Gmail (ru)', pattern: line(`${DAY_RU},?\\s${DATE_RU},?\\s(?:в\\s)?${TIME},?\\s.{1,300}:`) },
  { client: 'Gmail (ru), older', pattern: line(`${DATE_RU},?\\s(?:в\\s)?${TIME}\\sпользователь\\s.{1,300}:`) },
  { client: 'Gmail (en)', pattern: line(`On\\s.{0,40}\\d{4}.{0,20}${TIME}.{1,300}\\s${WROTE}:`) },
  { client: 'Yandex', pattern: line(`${DATE_DIGITS},?\\s(?:в\\s)?${TIME},?\\s.{0,200}${ADDRESS}\\s?:?`) },
  { client: 'Yandex, wordy', pattern: line(`${DATE_RU},?\\s(?:в\\s)?${TIME},?\\s.{0,200}${ADDRESS}\\s?:`) },
  { client: 'Yandex, phone', pattern: line(`${TIME},?\\s${DATE_RU},?\\s.{0,200}${ADDRESS}\\s?:`) },
  {
    client: 'Mail.ru',
    pattern: line(`${DAY_RU},\\s${DATE_RU},?\\s${TIME}(?:\\s(?:UTC)?\\s?[+-]\\d{2}:?\\d{2})?\\sот\\s.{1,300}?:?`),
  },
  {
    client: 'Mail.ru (en)',
    pattern: line(`${DAY_EN},\\s.{5,20}\\d{4},?\\s${TIME}(?:\\s[+-]\\d{2}:?\\d{2})?\\sfrom\\s.{1,300}?:?`),
  },
  { client: 'Apple Mail (ru)', pattern: line(`${DATE_RU},?\\sв\\s${TIME},?\\s.{1,300}\\s${WROTE}:`) },
  {
    client: 'Thunderbird, Roundcube',
    pattern: line(`(?:On\\s)?${DATE_DIGITS},?\\s(?:в\\s|at\\s)?${TIME},?\\s.{0,300}${WROTE}:`),
  },
  {
    client: 'Roundcube (ru)',
    pattern: line(`.{1,200}\\s${WROTE}\\s(?:в\\s)?(?:${DATE_DIGITS}|${DATE_RU}),?\\s(?:в\\s)?${TIME}:`),
  },
  { client: 'The Bat!', pattern: line(`(?:Вы|You)\\s(?:писали|wrote)\\s.{0,60}\\d.{0,40}:`) },
  { client: 'Horde', pattern: line(`(?:Цитирование|Цитирую|Quoting)\\s.{1,200}:`) },
  { client: 'by the verb', pattern: line(`.{0,40}\\d{1,4}.{0,120}${ADDRESS}.{0,60}\\s?${WROTE}\\s?:`) },
]

/** What an attribution begins with; spares joining lines that can't be one. */
export const ATTRIBUTION_START = new RegExp(
  `^(?:On\\s|${DAY_RU}|${DAY_EN},|\\d|(?:Вы|You)\\s(?:писали|wrote)|Цитиру?|Quoting|.{1,200}\\s${WROTE})`,
  'iu',
)

/** Below this line the rest is history. */
export const HISTORY_LINES: readonly RegExp[] = [
  line(
    '[-_*=\\s]{2,40}(?:Исходное сообщение|Original Message|Ursprüngliche Nachricht|Первоначальное сообщение|Original-Nachricht)[-_*=:\\s]{0,40}',
  ),
  line('[-_*=\\s]{2,40}(?:Reply message|Ответное сообщение)[-_*=:\\s]{0,40}'),
]

/** What help desks put above their letters, for the answer to stand above it. */
export const ANSWER_ABOVE =
  /^[-#=\s]*(?:.{0,40}(?:ответ|пиши|reply|type|write).{0,60}(?:выше|above).{0,40}(?:лини|черт|line))/iu

/** A line that Outlook draws above its block of headers. */
export const RULE_LINE = /^_{10,}$|^-{10,}$/

/** The block of headers that Outlook, Exchange and others put above history, and above a forwarded message too. */
export const BLOCK_FROM = /^\*?(?:От кого|От|From|Отправитель|Von):\*?(?:\s|$)/iu
export const BLOCK_OTHER =
  /^\*?(?:Отправлено|Дата отправки|Дата|Sent|Date|Кому|To|Тема|Subject|Копия|Cc|Получатель|Gesendet|An|Betreff):\*?(?:\s|$)/iu

/** Below this line stands what the sender passes on: it is kept. */
export const FORWARD_LINES: readonly RegExp[] = [
  line(
    '[-_*=\\s]{2,40}(?:Forwarded message|Пересылаемое сообщение|Пересланное сообщение|Перенаправленное сообщение|Переадресованное сообщение|Начало пересылаемого сообщения|Forwarded mail)[-_*=:\\s]{0,40}',
  ),
  line(
    '(?:Begin forwarded message|Начало переадресованного сообщения|Начало пересылаемого сообщения|Начало пересланного сообщения|Пересланное сообщение):?',
  ),
  line('(?:This is a forwarded message|Это пересылаемое сообщение|Пересылаю сообщение:).{0,80}'),
]
export const FORWARD_SUBJECT = /^\s*(?:fwd?|пересл(?:ано)?|fw|перес|пер|wg)\s*(?:\[\d+\])?:/iu

/** `С уважением` at the head of the closing; words that go on in lower case are a sentence, not a closing. */
export const CLOSING =
  /^(?:--+\s*)?(?:с\sув(?=\.)|с\s(?:наилучшими\s)?(?:глубоким\s|огромным\s|большим\s)?(?:уважением|пожеланиями|почтением)(?:\s(?:и|к Вам)\s[а-я ]{3,40})?|(?:всего\s)(?:доброго|хорошего|наилучшего)|(?:best|kind|warm|with\sbest|with\skind)\s(?:regards|wishes)|regards|sincerely(?:\syours)?|yours\s(?:sincerely|truly|faithfully)|cheers|искренне\s(?:ваш|ваша)|best)(?=[,.!;:\s]|$)(?<rest>.*)$/iu

const DEVICE =
  '(?:iPhone|iPad|Samsung|Galaxy|Android|Huawei|Honor|Xiaomi|Redmi|BlackBerry|Nokia|смартфон|планшет|телефон|мобильн|Mail|почт|Яндекс|Yandex|Outlook|Gmail|Spark|Windows|устройств|device|phone|mobile)'

/** What a phone or a web mail adds by itself; it names the device or the program, or it is somebody's sentence. */
export const ADVERTS: readonly RegExp[] = [
  line(
    `(?:Sent|Отправлено|Послано)\\s(?:from|with|via|using|с|со|из|через|при помощи|с помощью)\\s.{0,40}${DEVICE}.{0,60}`,
  ),
  line('(?:Get|Получить|Скачать|Загрузить|Download)\\s(?:Outlook|BlueMail|Почту|myMail).{0,60}'),
]

/** `> ` of everybody, and the initials that The Bat! puts first. */
export const QUOTED = /^\s{0,3}>/u
export const QUOTED_BY_INITIALS = /^\s{0,2}\p{Lu}{1,3}>/u
