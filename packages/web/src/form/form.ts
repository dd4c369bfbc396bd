import { endClock, endOnClock } from '@reglament/engine'
import { el } from '../widget/parts.ts'
import { askOf, type FormSettings, type Opened, type Taken } from './ask.ts'
import { offerBeside } from './offer.ts'
import { STYLE } from './style.ts'
import { WORDS } from './words.ts'
import { work } from './work.ts'

/** Draws the form in the shadow of `host`. What was typed stays until the desk has it. */
export function openForm(host: HTMLElement, settings: FormSettings): void {
  const words = WORDS[settings.locale]
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const desk = askOf(settings)
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  shadow.adoptedStyleSheets = [sheet]

  const box = (name: string, more: Record<string, string> = {}) => {
    const input = el('input', { name, maxlength: '300', ...more })
    input.value = settings.known[name] ?? ''
    return input
  }
  const description = el('textarea', { name: 'description', required: true, rows: '5', maxlength: '50000' })
  const product = el('select', { name: 'product' }, el('option', { value: '' }, words.anyProduct))
  const boxes = {
    version: box('version', { maxlength: '100' }),
    name: box('name', { autocomplete: 'name', maxlength: '200' }),
    email: box('email', { type: 'email', autocomplete: 'email', maxlength: '254' }),
    phone: box('phone', { type: 'tel', autocomplete: 'tel', maxlength: '60' }),
    organization: box('organization', { autocomplete: 'organization' }),
    inn: box('inn', { inputmode: 'numeric', maxlength: '20' }),
  }
  const website = el('input', { name: 'website', tabindex: '-1', autocomplete: 'off' })
  const offer = offerBeside(words, (text) => desk.offer(text, product.value))
  const state = el('p', { class: 'wrong', role: 'alert' })
  const button = el('button', { type: 'submit' }, words.send)
  const labelled = ([name, input]: [string, HTMLInputElement]) =>
    el(
      'label',
      {},
      words[name as keyof typeof boxes],
      input,
      ...(name === 'email' ? [el('span', { class: 'hint' }, words.emailHint)] : []),
    )

  let opened: Promise<Opened> | null = null
  /** The form is asked for when it is first touched, and not with every page that it stands on. */
  const open = (): Promise<Opened> => {
    opened ??= desk.open().catch((thrown: unknown) => {
      opened = null
      throw thrown
    })
    return opened
  }
  let proof: Promise<{ challenge: string; answer: string } | null> | null = null
  const prove = () => {
    proof ??= open().then(
      async ({ challenge, bits }) => ({ challenge, answer: await work(challenge, bits) }),
      () => null,
    )
    return proof
  }
  open().then(
    ({ products }) => {
      product.append(...products.map((each) => el('option', { value: each.id }, each[settings.locale])))
      product.value = settings.known.product ?? ''
    },
    () => {},
  )

  let isSending = false
  const submit = async (event: Event) => {
    event.preventDefault()
    if (isSending) return
    if (description.value.trim() === '') {
      state.textContent = words.needed
      return description.focus()
    }
    isSending = true
    state.textContent = ''
    button.setAttribute('aria-disabled', 'true')
    button.textContent = words.sending
    try {
      const worked = await prove()
      const fields = Object.fromEntries(Object.entries(boxes).map(([name, input]) => [name, input.value]))
      const taken = await desk.send({
        ...fields,
        description: description.value,
        product: product.value,
        licence: settings.known.licence ?? '',
        place: settings.place,
        locale: settings.locale,
        timezone,
        website: website.value,
        ...(worked ? { proof: worked } : {}),
        ...offer.report(),
      })
      finish(taken)
    } catch (thrown) {
      // A proof is good once: the next try needs another.
      opened = null
      proof = null
      state.textContent = words.failed + (thrown instanceof Error ? ` (${thrown.message})` : '')
    }
    isSending = false
    button.removeAttribute('aria-disabled')
    button.textContent = words.send
  }
  const form = el(
    'form',
    { novalidate: true, lang: settings.locale, onsubmit: (event) => void submit(event), onfocusin: () => void prove() },
    el('h2', {}, words.title),
    el('label', {}, words.description, description),
    offer.view,
    el('div', { class: 'pair' }, el('label', {}, words.product, product), ...Object.entries(boxes).map(labelled)),
    el('div', { class: 'wet', 'aria-hidden': 'true' }, el('label', {}, words.trap, website)),
    state,
    button,
  )
  description.addEventListener('input', () => offer.typed(description.value))
  product.addEventListener('change', () => offer.typed(description.value))
  const finish = (taken: Taken) => {
    const done = el('div', { class: 'done', role: 'status', tabindex: '-1', lang: settings.locale }, ...saidOf(taken))
    shadow.replaceChildren(done)
    done.focus()
  }
  const saidOf = (taken: Taken): Node[] => {
    if (taken.kind === 'held') return [el('p', {}, words.held)]
    const { label, trackingUrl, verdict } = taken
    const isPromised = verdict.verdict === 'accept' && verdict.respondBy !== null
    return [
      el('h2', {}, words.registered(label)),
      el('p', {}, isPromised && verdict.respondBy !== null ? words.answerBy(moment(verdict.respondBy)) : words.next),
      el('p', {}, el('a', { href: trackingUrl }, words.track)),
    ]
  }
  const moment = (at: number) => {
    const day = new Intl.DateTimeFormat(settings.locale === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'full' })
    return `${day.format(endOnClock(at, timezone).dayMs)}, ${endClock(at, timezone)}`
  }
  shadow.replaceChildren(form)
}
