import { scopeOf } from '../../policy/scope.ts'
import { CAPABILITIES, CHANNELS, type Programme, type Regulation, TOPICS } from '../../regulation/index.ts'
import { PAGE_PHRASES } from '../page/phrases.ts'
import { CAPABILITY_WORDS, CHANNEL_WORDS, HOLDING_WORDS } from '../words.ts'
import { changed, changedDuration, eachOf, type Findings } from './compare.ts'

/** Programmes that came, went, changed places, or promise something else. */
export function diffProgrammes(before: Regulation, after: Regulation, into: Findings): void {
  const { say, locale } = into
  const byId = ({ programmes }: Regulation) => Object.fromEntries(programmes.map((each) => [each.id, each]))
  eachOf(
    byId(before),
    byId(after),
    (id, { title }) => `${say.programme(id)} (${title[locale]})`,
    into,
    (a, b) => diffProgramme(a, b, into),
  )
  const common = ({ programmes }: Regulation, other: Regulation) =>
    programmes.map(({ id }) => id).filter((id) => other.programmes.some((each) => each.id === id))
  changed(say.order, common(before, after).join(', '), common(after, before).join(', '), into)
}

function diffProgramme(a: Programme, b: Programme, into: Findings): void {
  const { say, locale } = into
  const { id } = b
  changed(`${say.programme(id)}, ${say.title}`, a.title[locale], b.title[locale], into)
  changed(say.who(id), whoWords(a, into), whoWords(b, into), into)
  changed(say.admission(id), say.admissions[a.admission], say.admissions[b.admission], into)
  changed(say.priority(id), String(a.priority ?? say.none), String(b.priority ?? say.none), into)
  changedDuration(say.response(id), a.response.within, b.response.within, say.unlimited, into)
  changed(say.clock(id), a.response.calendar ?? say.none, b.response.calendar ?? say.none, into)
  for (const name of ['next-response', 'resolution'] as const) {
    const target = (each: Programme) => each.targets.find((it) => it.name === name)
    changedDuration(say.further(name, id), target(a)?.within ?? null, target(b)?.within ?? null, say.none, into)
    const pauses = (each: Programme) =>
      target(each)
        ?.pauses.map((state) => PAGE_PHRASES[locale].pauses[state])
        .join(', ') || say.none
    if (target(a) && target(b)) changed(say.pauses(name, id), pauses(a), pauses(b), into)
  }
  changed(say.servedIn(id), a.hours ?? say.none, b.hours ?? say.none, into)
  for (const channel of CHANNELS) {
    const word = CHANNEL_WORDS[locale][channel]
    const isOpen = ({ channels }: Programme) => channels.open.includes(channel) || channels.also.includes(channel)
    came(isOpen(a), isOpen(b), say.channel(word, id), into)
    const invited = ({ channels }: Programme) => channels.about[channel]?.byInvitation != null
    if (isOpen(a) && isOpen(b))
      changed(say.invitation(word, id), invited(a) ? say.yes : say.no, invited(b) ? say.yes : say.no, into)
  }
  for (const capability of CAPABILITIES) {
    const grants = ({ capabilities }: Programme) => capabilities.some((rule) => rule.grant.includes(capability))
    came(grants(a), grants(b), say.capability(CAPABILITY_WORDS[locale][capability], id), into)
  }
  for (const topic of TOPICS) {
    const word = (each: Programme) => (scopeOf(topic, each.scope).is === 'in' ? say.inScope : say.outOfScope)
    changed(say.topic(PAGE_PHRASES[locale].topics[topic], id), word(a), word(b), into)
  }
}

function came(before: boolean, after: boolean, what: string, { say, sentences }: Findings): void {
  if (before !== after) sentences.push(after ? say.added(what) : say.removed(what))
}

function whoWords({ who }: Programme, { say, locale }: Findings): string {
  if (who.kind === 'everyone') return say.everyone
  const words = (kinds: typeof who.holds) => kinds.map((kind) => HOLDING_WORDS[locale][kind]).join(', ')
  return [words(who.holds), who.held.length > 0 ? say.ever(words(who.held)) : '']
    .filter((each) => each !== '')
    .join('; ')
}
