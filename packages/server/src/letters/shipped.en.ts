import type { LetterKind } from '@reglament/engine'

const ANSWER_BY = `{% if respondBy %}A specialist will answer no later than {{ respondBy }}.{% else %}A specialist will look at it. The regulation sets no time for the answer.{% endif %}`
const CLOSES_AT = `{% if closesAt %}Without an answer from you the case closes on {{ closesAt }}.{% endif %}`
const GOES_ON = 'If a question is left, answer this letter at any time: the case goes on.'
const REGISTERED = 'Your request is registered as case {{ case.number }}.'
const DEVELOPER = `{% if developer %}It is in the hands of {{ developer }}.{% endif %}`
const BY_ACT = `{% if renewal.act %} by the act {{ renewal.act }}{% endif %}`

/** The letters as they ship, in English; an empty line divides paragraphs, and a paragraph with nothing in it is left out. */
export const SHIPPED: Readonly<Record<LetterKind | 'greeting' | 'signature', string>> = {
  greeting: `Hello,{% if client.name %} {{ client.name }},{% endif %}`,
  signature: `{{ desk.title }}`,
  registered: `${REGISTERED}

{% if callBetween %}We will call you: {{ callBetween }}.{% endif %}

${ANSWER_BY}`,
  incomplete: `${REGISTERED}

Before work can begin, data is missing: {{ missing | default: "please say more" }}.

Please state it in an answer to this letter.

{% if respondBy %}The time for our answer runs from the registration: until {{ respondBy }}.{% endif %}

${CLOSES_AT}`,
  redirected: `${REGISTERED}

Your support programme is not served through this channel. These are open: {{ channels | default: "those that the regulation names" }}.

Please use one of them and name the number of the case.

${CLOSES_AT}`,
  refused: `Support is refused for case {{ case.number }}{% if grounds %}: {{ grounds }}{% endif %}.

{{ remedy }}

If you do not agree, answer this letter: the case will be looked at again. You can write to the head of support on the page of the case.`,
  'waiting-turn': `Case {{ case.number }} is registered and waits for its turn: the cases of one client are worked one at a time{% if behind %}, and now it is {{ behind }}{% endif %}.

We will write when its turn comes.

{% if respondBy %}The answer is due by {{ respondBy }}.{% endif %}`,
  'your-turn': `The turn of case {{ case.number }} has come: it is being worked.

${ANSWER_BY}`,
  answered: `This is the specialist’s answer in case {{ case.number }}.

If that settles it, please confirm so by the link below; if not, answer this letter.

${CLOSES_AT}`,
  asked: `In case {{ case.number }} the specialist needs something from you{% if missing %}: {{ missing }}{% endif %}.

{% if checklist %}Please fill in the list on the page of the case, or answer this letter.{% else %}Please answer this letter.{% endif %}

${CLOSES_AT}`,
  escalated: `Case {{ case.number }} was handed to development.

${DEVELOPER}

{% if eta %}The approximate time of review: {{ eta }}.{% else %}We will tell you the time of review separately.{% endif %}

We will write when there is a result.`,
  'new-promise': `Development gave a new date for case {{ case.number }}.

${DEVELOPER}

{% if eta %}The approximate time of review: {{ eta }}.{% endif %}

We will write when there is a result.`,
  'closing-soon': `We wait for your answer in case {{ case.number }}.

${CLOSES_AT}

Please answer this letter if the question is not settled.`,
  'closed-by-time-limit': `Case {{ case.number }} closed by time limit: there was no answer from you.

${GOES_ON}`,
  closed: `Case {{ case.number }} is closed.

${GOES_ON}`,
  reopened: `Case {{ case.number }} is open again.

${ANSWER_BY}`,
  'not-reached': `We called you about case {{ case.number }} and could not get through.

Please answer this letter: say when and on what number to call, or write down your question.

{% if respondBy %}Our answer is due by {{ respondBy }}.{% endif %}

${CLOSES_AT}`,
  renewed: `In case {{ case.number }} your right was extended${BY_ACT}{% if renewal.right %}: {{ renewal.right }}{% endif %}.

{% if renewal.until %}In force until {{ renewal.until }}.{% endif %}

New questions are served by this right; you need do nothing else.`,
  'renewal-refused': `In case {{ case.number }} your right was not extended${BY_ACT}{% if renewal.refusal %}: {{ renewal.refusal }}{% endif %}.

If you do not agree, answer this letter.`,
  invited: `You have been let in: {{ channels | default: "the support portal" }} (case {{ case.number }}).

You can ask there from now on; sign in with the address that this letter came to.`,
}
