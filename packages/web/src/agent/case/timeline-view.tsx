import { Button } from '@mantine/core'
import { durationWords } from '@reglament/engine'
import { Fragment, memo, useMemo, useState } from 'react'
import type { CaseDetail, Message } from '../../api/shapes.ts'
import { type Say, useVoice } from '../../say/say.tsx'
import { readersZone } from '../../say/time.ts'
import { authorOf } from '../../ui/conversation.tsx'
import { useNow } from '../../ui/now.ts'
import { ClauseRow, ReasonList } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { When } from '../../ui/when.tsx'
import { CallFacts } from '../phone/case-phone.tsx'
import { eventWords } from './event-words.ts'
import { markWords } from './mark-words.ts'
import { MessageView } from './message-view.tsx'
import { type People, whoDid } from './people.ts'
import css from './timeline.module.css'
import { type Entry, marginOf, timelineOf } from './timeline.ts'
import { useNewest } from './use-newest.ts'

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
  readonly people: People
}

/** So many of the newest are drawn at once; a history of years opens as fast as one of a day. */
const NEWEST = 100

/** The history of a case by days; beside each line stands what it rests on. */
export function TimelineView({ detail, desk, people }: Props) {
  const { say, locale } = useVoice()
  const entries = useMemo(() => timelineOf(detail), [detail])
  const [isWhole, setWhole] = useState(() => pointsToEarlier(entries))
  const { hasNewBelow, goToEnd } = useNewest(entries.length)
  const hidden = isWhole ? 0 : Math.max(0, entries.length - NEWEST)
  // What was asked stays in sight, however long ago.
  const shown = hidden === 0 ? entries : [...entries.slice(0, 1), ...entries.slice(hidden + 1)]
  const zone = readersZone()
  return (
    <>
      <ol className={css.timeline}>
        {shown.map((entry, index) => {
          const before = shown[index - 1]
          const isNewDay = !before || dayOf(before.at, zone, locale) !== dayOf(entry.at, zone, locale)
          return (
            <Fragment key={entry.key}>
              {index === 1 && hidden > 0 && (
                <li className={css.earlier}>
                  <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
                    {say('timeline.earlier', { count: hidden })}
                  </Button>
                </li>
              )}
              {isNewDay && (
                <li className={css.day}>
                  <h2>{dayOf(entry.at, zone, locale)}</h2>
                </li>
              )}
              <li id={anchorOf(entry)} className={css.entry} data-kind={toneOf(entry)}>
                <EntryView entry={entry} desk={desk} number={detail.number} people={people} />
              </li>
            </Fragment>
          )
        })}
      </ol>
      {hasNewBelow && (
        <button type="button" className={css.newBelow} onClick={goToEnd}>
          {say('timeline.newBelow')} ↓
        </button>
      )}
    </>
  )
}

function messageOf(entry: Entry): Message | null {
  return entry.kind === 'letter' || entry.kind === 'mark' ? null : entry.message
}

/** What an address points to a message by. */
function anchorOf(entry: Entry): string | undefined {
  const message = messageOf(entry)
  return message ? `m-${message.id}` : undefined
}

/** Whether the page's address points to an entry that is not among the newest. */
function pointsToEarlier(entries: readonly Entry[]): boolean {
  const at = entries.findIndex((entry) => `#${anchorOf(entry)}` === window.location.hash)
  return at > 0 && at <= entries.length - NEWEST
}

function dayOf(at: number, timeZone: string, locale: string): string {
  return dayFormat(timeZone, locale).format(at)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once: a thousand lines ask for it. */
function dayFormat(timeZone: string, locale: string): Intl.DateTimeFormat {
  const key = `${timeZone} ${locale}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone })
  formats.set(key, made)
  return made
}

/** How an entry is drawn: someone's words, a note, or a quiet line. */
function toneOf(entry: Entry): string {
  if (entry.kind === 'letter' || entry.kind === 'mark') return 'quiet'
  if (entry.kind === 'message') return entry.message.direction
  if (entry.message) return entry.message.direction
  return entry.event.kind === 'registered' ? 'in' : 'quiet'
}

interface EntryProps {
  readonly entry: Entry
  readonly desk: string
  readonly number: number
  readonly people: People
}

const EntryView = memo(function EntryView({ entry, desk, number, people }: EntryProps) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const message = messageOf(entry)
  const head = (words: string) => (
    <p className={css.head}>
      <span className={css.words}>{words}</span> <When at={entry.at} timezone={timezone} />
      {message && (
        <a
          href={`#m-${message.id}`}
          className={css.anchor}
          aria-label={say('timeline.link')}
          title={say('timeline.link')}
        >
          #
        </a>
      )}
    </p>
  )
  switch (entry.kind) {
    case 'letter': {
      const { kind, status, recipient, problem } = entry.letter
      return (
        <div className={css.body}>
          {head(
            say('timeline.letter', {
              letter: say(`letter.${kind}`),
              status: say(`letterStatus.${status}`),
              recipient: recipient ?? '',
            }),
          )}
          {problem && <p className={css.problem}>{problemWords(problem, say)}</p>}
        </div>
      )
    }
    case 'mark':
      return (
        <div className={css.body}>
          {head(
            say('timeline.event', {
              who: entry.marks[0]?.byName ?? say('actor.desk'),
              what: entry.marks.map((mark) => markWords(mark, say, locale)).join('; '),
            }),
          )}
        </div>
      )
    case 'message':
      return (
        <div className={css.body}>
          {head(fromMerged(entry.message, authorOf(entry.message, say), say))}
          <MessageView message={entry.message} desk={desk} number={number} />
        </div>
      )
    case 'event': {
      const margin = marginOf(entry.event, regulation)
      const words = eventWords(entry.event, { say, locale, now, people, regulation, timezone })
      const warning = regulation.lifecycle.silence
      const detail = entry.event.kind === 'closing-warned' && warning ? durationWords(warning.after, locale) : ''
      return (
        <>
          <div className={css.body}>
            {head(say('timeline.event', { who: whoDid(entry.event.by, people, say), what: words }))}
            {detail && <p className={css.problem}>{detail}</p>}
            {entry.event.kind === 'refused' && entry.event.evidence && (
              <p className={css.problem}>{say('event.evidence', { text: entry.event.evidence.text })}</p>
            )}
            {entry.message && <MessageView message={entry.message} desk={desk} number={number} />}
            {entry.event.kind === 'called' && entry.event.call.callId !== null && (
              <CallFacts desk={desk} callId={entry.event.call.callId} />
            )}
            {!entry.message && entry.event.kind === 'registered' && (
              <div className={css.own}>{entry.event.request.description ?? say('timeline.noDescription')}</div>
            )}
          </div>
          <div role="note" className={css.margin}>
            {margin.reasons.length > 0 && <ReasonList reasons={margin.reasons} />}
            {margin.clauses.length > 0 && <ClauseRow clauses={margin.clauses} />}
          </div>
        </>
      )
    }
  }
})

/** A message of a case that was merged stands here with that case's number. */
function fromMerged({ mergedFrom }: Message, who: string, say: Say): string {
  return mergedFrom === null ? who : say('timeline.merged', { who, label: mergedFrom })
}

const LETTER_PROBLEMS = ['no-mail-server', 'no-address', 'bounced-address', 'too-many-in-an-hour'] as const

/** Why a letter did not go; what a mail server said stands there in its own words. */
function problemWords(problem: string, say: Say): string {
  const known = LETTER_PROBLEMS.find((each) => each === problem)
  return known ? say(`letterProblem.${known}`) : problem
}
