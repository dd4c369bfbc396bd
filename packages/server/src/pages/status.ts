import { CHANNEL_WORDS, type Channel, type Html, html, type Instant } from '@reglament/engine'
import { momentWords, type Reader, writePage } from './frame.ts'

export type ChannelState = 'works' | 'slow' | 'down' | 'quiet'

/** One way to reach the desk, as the desk itself knows it now. */
export interface ChannelStatus {
  readonly channel: Channel
  /** Which of several: an address, the name of a messenger's account. */
  readonly name: string | null
  readonly state: ChannelState
  /** What is known of it beside the state. */
  readonly note: 'operator' | 'no-operator' | 'letters-late' | 'letters-held' | null
  /** When it was last seen to work. */
  readonly seenAt: Instant | null
}

/** A shape goes with each word: nothing is told by colour alone. */
const SIGNS: Readonly<Record<ChannelState, string>> = { works: '●', slow: '◐', down: '○', quiet: '–' }

/** The channels of a desk, whether it is open, and how fresh all of that is. */
export function writeStatus(
  reader: Reader,
  channels: readonly ChannelStatus[],
  { openNow, now }: { readonly openNow: string; readonly now: Instant },
): string {
  const { say, desk, locale } = reader
  const { status } = say
  const isWell = channels.every(({ state }) => state === 'works' || state === 'quiet')
  const body = html`<h1>${say.places.status}</h1>
<div class="now"><p><strong>${isWell ? status.allWork : status.someFail}</strong></p><p>${openNow} <a href="/d/${desk.id}/hours?locale=${locale}">${say.places.hours}</a></p></div>
<ul class="states">
${channels.map((each) => line(each, reader, now))}</ul>
<p><small>${status.checked(momentWords(now, reader, now))}</small></p>
`
  return writePage(reader, { place: 'status', title: say.places.status, body })
}

function line({ channel, name, state, note, seenAt }: ChannelStatus, reader: Reader, now: Instant): Html {
  const { say, locale } = reader
  const words = CHANNEL_WORDS[locale][channel]
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}${name === null ? '' : ` (${name})`}`
  const notes = [
    say.status.states[state],
    ...(note === null ? [] : [say.status.notes[note]]),
    ...(seenAt === null ? [] : [say.status.seen(momentWords(seenAt, reader, now))]),
  ]
  return html`<li><span class="sign" aria-hidden="true">${SIGNS[state]}</span><div><b>${title}</b><p>${notes.join(' ')}</p></div></li>\n`
}
