import {
  CHANNEL_WORDS,
  endWords,
  FIELD_WORDS,
  type Html,
  html,
  type Regulation,
  reasonWords,
  type Verdict,
} from '@reglament/engine'
import { type Reader, writePage } from './frame.ts'

/** What stands in the boxes, by their names. */
export type FormValues = Readonly<Record<string, string | undefined>>

/** The form as plain HTML, with what was sent before in its boxes, and the box that can't be used. */
export function writeForm(reader: Reader, { products }: Regulation, values: FormValues, wrong: string | null): string {
  const { say, desk, locale } = reader
  const { form } = say
  const options = Object.entries(products).map(
    ([id, { title }]) =>
      html`<option value="${id}"${values.product === id ? html` selected` : null}>${title[locale]}</option>`,
  )
  const box = (name: keyof typeof form.boxes, more: Html) => {
    const problem = wrong === name ? html` aria-invalid="true" aria-describedby="wrong"` : null
    return html`<label>${form.boxes[name]} <input name="${name}" value="${values[name] ?? ''}"${more}${problem}></label>\n`
  }
  const wrongWords =
    wrong === null
      ? null
      : html`<p id="wrong" role="alert"><strong>${form.wrong(wordsOf(wrong, reader))}</strong> ${form.kept}</p>\n`
  const body = html`<h1>${say.ask}</h1>
${wrongWords}<form class="asked" method="post" action="/api/public/questions/${desk.id}/page">
<input type="hidden" name="locale" value="${locale}">
<label>${form.boxes.description} <textarea name="description" rows="8" required maxlength="50000"${wrong === 'description' ? html` aria-invalid="true" aria-describedby="wrong"` : null}>${values.description ?? ''}</textarea></label>
<div class="pair">
<label>${form.boxes.product} <select name="product"><option value="">${form.anyProduct}</option>${options}</select></label>
${box('version', html` maxlength="100"`)}${box('name', html` autocomplete="name" maxlength="200"`)}${box('email', html` type="email" autocomplete="email" maxlength="254"`)}${box('phone', html` type="tel" autocomplete="tel" maxlength="60"`)}${box('organization', html` autocomplete="organization" maxlength="300"`)}${box('inn', html` inputmode="numeric" maxlength="20"`)}${box('licence', html` maxlength="200"`)}</div>
<div class="wet" aria-hidden="true"><label>${form.trap} <input name="website" tabindex="-1" autocomplete="off"></label></div>
<div><button type="submit">${form.send}</button></div>
</form>
`
  return writePage(reader, { place: null, title: say.ask, body })
}

function wordsOf(name: string, { say }: Reader): string {
  const { boxes } = say.form
  return Object.entries(boxes).find(([each]) => each === name)?.[1] ?? boxes.description
}

interface RegisteredQuestion {
  readonly label: string
  readonly verdict: Verdict
  readonly trackingUrl: string
}

/** The case that the question became: its number, what happens next and by when, why, and the link to it. */
export function writeRegistered(
  reader: Reader,
  regulation: Regulation,
  { label, verdict, trackingUrl }: RegisteredQuestion,
): string {
  const { say, desk, locale } = reader
  const { form } = say
  const grounds = verdict.because
    .filter(({ kind }) => kind === 'ground')
    .map((reason) => {
      const { clause } = reason
      const link =
        clause === null ? null : html` <a href="/d/${desk.id}/regulation?locale=${locale}#${clause}">${clause}</a>`
      return html`<li>${reasonWords(reason, regulation, locale)}${link}</li>\n`
    })
  const body = html`<h1>${form.registered(label)}</h1>
<div class="now"><p>${nextWords(verdict, reader)}</p></div>
${grounds.length === 0 ? null : html`<ul>${grounds}</ul>\n`}<p><a href="${trackingUrl}">${form.track}</a></p>
<p><small>${form.trackHint}</small></p>
`
  return writePage(reader, { place: null, title: form.registered(label), body })
}

function nextWords({ verdict, respondBy, missing, channels }: Verdict, reader: Reader): string {
  const { say, desk, locale } = reader
  const { form } = say
  switch (verdict) {
    case 'accept':
      return respondBy === null
        ? form.accepted
        : form.answerBy(endWords(respondBy, { locale, timezone: desk.timezone, deskTimezone: desk.timezone }))
    case 'incomplete':
      return form.incomplete(missing.map((field) => FIELD_WORDS[locale][field]).join(', '))
    case 'redirect':
      return form.redirect(channels.map((channel) => CHANNEL_WORDS[locale][channel]).join(', '))
    case 'discretion':
      return form.discretion
    case 'refuse':
      return form.refuse
  }
}

/** A person looks at it first: said as it is, and no more. */
export function writeHeld(reader: Reader): string {
  const { form } = reader.say
  const body = html`<h1>${form.held}</h1>\n<div class="now"><p>${form.heldHint}</p></div>\n`
  return writePage(reader, { place: null, title: form.held, body })
}
