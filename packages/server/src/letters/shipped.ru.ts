import type { LetterKind } from '@reglament/engine'

const ANSWER_BY = `{% if respondBy %}Специалист ответит не позднее {{ respondBy }}.{% else %}Обращение рассмотрит специалист. Срок ответа для него регламентом не установлен.{% endif %}`
const CLOSES_AT = `{% if closesAt %}Если ответа от вас не будет, обращение закроется {{ closesAt }}.{% endif %}`
const GOES_ON = 'Если вопрос остался, ответьте на это письмо в любое время: обращение продолжится.'
const REGISTERED = 'Ваше обращение зарегистрировано под номером {{ case.number }}.'
const DEVELOPER = `{% if developer %}Им занимается: {{ developer }}.{% endif %}`
const BY_ACT = `{% if renewal.act %} по акту {{ renewal.act }}{% endif %}`

/** The letters as they ship, in Russian; an empty line divides paragraphs, and a paragraph with nothing in it is left out. */
export const SHIPPED: Readonly<Record<LetterKind | 'greeting' | 'signature', string>> = {
  greeting: `Здравствуйте{% if client.name %}, {{ client.name }}{% endif %}!`,
  signature: `{{ desk.title }}`,
  registered: `${REGISTERED}

{% if callBetween %}Мы позвоним вам: {{ callBetween }}.{% endif %}

${ANSWER_BY}`,
  incomplete: `${REGISTERED}

Чтобы начать работу, не хватает данных: {{ missing | default: "уточните вопрос" }}.

Сообщите их в ответ на это письмо.

{% if respondBy %}Срок ответа специалиста идёт с момента регистрации: до {{ respondBy }}.{% endif %}

${CLOSES_AT}`,
  redirected: `${REGISTERED}

По вашей программе поддержки этот канал не открыт. Открыты: {{ channels | default: "каналы, названные в регламенте" }}.

Обратитесь через один из них и назовите номер обращения.

${CLOSES_AT}`,
  refused: `По обращению {{ case.number }} в поддержке отказано{% if grounds %}: {{ grounds }}{% endif %}.

{{ remedy }}

Если вы не согласны, ответьте на это письмо: обращение рассмотрят снова. Руководителю поддержки можно написать со страницы обращения.`,
  'waiting-turn': `Обращение {{ case.number }} зарегистрировано и ждёт очереди: обращения одного клиента ведутся по одному{% if behind %}, сейчас в работе {{ behind }}{% endif %}.

Мы напишем, когда очередь дойдёт до него.

{% if respondBy %}Срок ответа: {{ respondBy }}.{% endif %}`,
  'your-turn': `Подошла очередь обращения {{ case.number }}: оно взято в работу.

${ANSWER_BY}`,
  answered: `Это ответ специалиста по обращению {{ case.number }}.

Если вопрос решён, подтвердите это по ссылке ниже; если нет, ответьте на это письмо.

${CLOSES_AT}`,
  asked: `По обращению {{ case.number }} специалисту нужны сведения от вас{% if missing %}: {{ missing }}{% endif %}.

{% if checklist %}Заполните, пожалуйста, список на странице обращения или ответьте на это письмо.{% else %}Ответьте, пожалуйста, на это письмо.{% endif %}

${CLOSES_AT}`,
  escalated: `Обращение {{ case.number }} передано в разработку.

${DEVELOPER}

{% if eta %}Ориентировочный срок рассмотрения: {{ eta }}.{% else %}О сроке рассмотрения мы сообщим отдельно.{% endif %}

О результате мы напишем.`,
  'new-promise': `По обращению {{ case.number }} разработка назвала новый срок.

${DEVELOPER}

{% if eta %}Ориентировочный срок рассмотрения: {{ eta }}.{% endif %}

О результате мы напишем.`,
  'closing-soon': `Мы ждём вашего ответа по обращению {{ case.number }}.

${CLOSES_AT}

Ответьте на это письмо, если вопрос ещё не решён.`,
  'closed-by-time-limit': `Обращение {{ case.number }} закрыто по лимиту времени: ответа от вас не было.

${GOES_ON}`,
  closed: `Обращение {{ case.number }} закрыто.

${GOES_ON}`,
  reopened: `Обращение {{ case.number }} снова открыто.

${ANSWER_BY}`,
  'not-reached': `Мы звонили вам по обращению {{ case.number }} и не смогли дозвониться.

Ответьте на это письмо: напишите, когда и по какому номеру позвонить, или опишите вопрос.

{% if respondBy %}Срок нашего ответа: {{ respondBy }}.{% endif %}

${CLOSES_AT}`,
  renewed: `По обращению {{ case.number }} право продлено${BY_ACT}{% if renewal.right %}: {{ renewal.right }}{% endif %}.

{% if renewal.until %}Действует до {{ renewal.until }}.{% endif %}

Новые вопросы обслуживаются по этому праву; больше ничего делать не нужно.`,
  'renewal-refused': `По обращению {{ case.number }} право не продлено${BY_ACT}{% if renewal.refusal %}: {{ renewal.refusal }}{% endif %}.

Если вы не согласны, ответьте на это письмо.`,
  invited: `Вам открыт доступ: {{ channels | default: "портал поддержки" }} (обращение {{ case.number }}).

Теперь вопросы можно задавать и там; входите с адресом, на который пришло это письмо.`,
}
