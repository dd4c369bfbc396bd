import { departmentOf, endClock, needsAdmission } from '@reglament/engine'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { CaseRow, Preferences } from '../../api/shapes.ts'
import { programmeTitle } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { offsetMinutes, readersZone } from '../../say/time.ts'
import { CaseLabel } from '../../ui/case-label.tsx'
import { deadlineOf } from '../../ui/deadline/deadline.ts'
import { Strip } from '../../ui/deadline/strip.tsx'
import { TimeLeft, useLeftWords } from '../../ui/deadline/time-left.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { Relative } from '../../ui/when.tsx'
import { AtCase } from '../presence/at-case.tsx'
import css from './list.module.css'

export type Columns = ReadonlySet<Preferences['columns'][number]>

interface Props {
  readonly row: CaseRow
  readonly desk: string
  readonly columns?: Columns
  readonly isGone?: boolean
  /** Why it stands where it stands; shown under the first, and where the line is held or pointed at. */
  readonly why?: string
  readonly isFirst?: boolean
  /** The reader is about to open it. */
  readonly near?: (number: number) => void
  readonly hold?: (number: number) => void
}

/** What a line shows until somebody chooses otherwise. */
export const COLUMNS_FIRST: Columns = new Set([
  'client',
  'programme',
  'product',
  'turn',
  'assignee',
  'strip',
  'clientTime',
])

/** A case in a list: what it is, whose, whose turn, and how much of its promise is left. */
export const CaseLine = memo(function CaseLine({
  row,
  desk,
  columns = COLUMNS_FIRST,
  isGone = false,
  why = '',
  isFirst = false,
  near,
  hold,
}: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const { verdict } = row.state.verdict
  const { topic } = row.state.request
  const { onBehalf } = row.state
  const isToDecide = row.turn === 'staff' && needsAdmission(row.state)
  const isSaid = row.turn === 'nobody' || row.status === 'waiting-turn'
  const flag = verdict === 'refuse' || verdict === 'discretion' ? say(`list.flag.${verdict}`) : ''
  const assignee = columns.has('assignee') ? (row.assignee?.name ?? '') : ''
  const said = isToDecide ? flag : isSaid ? say(`status.${row.status}`) : assignee
  const product = row.product === null ? null : (regulation.products[row.product]?.title[locale] ?? row.product)
  const about = [
    // Whoever gives out the queue hands such a question to another department.
    topic !== undefined && departmentOf(topic) !== 'support' && say(`topic.${topic}`),
    columns.has('client') && (row.client.organization ?? row.client.contact ?? say('list.unknownClient')),
    onBehalf && say('actor.partner', { partner: onBehalf.partner.name ?? '' }),
    columns.has('programme') && programmeTitle(row.programme, regulation, locale),
    columns.has('product') && product,
    columns.has('priority') && row.priority !== null && say('line.priority', { value: row.priority }),
  ]
  return (
    <Link
      data-line={row.number}
      data-gone={isGone}
      to="/desk/$desk/cases/$number"
      params={{ desk, number: String(row.number) }}
      className={css.link}
      onPointerEnter={() => near?.(row.number)}
      // Some browsers give no focus to a link that is clicked.
      onClick={() => hold?.(row.number)}
      onFocus={() => {
        near?.(row.number)
        hold?.(row.number)
      }}
    >
      <span className={css.label}>
        <CaseLabel label={row.label} />
      </span>
      <span className={css.subject} data-unanswered={!row.state.answered}>
        {row.subject}
      </span>
      <span className={css.about}>
        <AtCase number={row.number} /> {about.filter(Boolean).join(' · ')}
      </span>
      {columns.has('turn') && (
        <span className={css.turn}>
          <TurnMark turn={row.turn} />
          <span className={css.status}>{isGone ? say('queue.goneRow') : said}</span>
        </span>
      )}
      <Clock row={row} columns={columns} />
      {why !== '' && (
        <span className={css.why} data-first={isFirst}>
          {isFirst && <b>{say('why.first')}</b>} {why}
        </span>
      )}
    </Link>
  )
})

/** What is left of the promise, by the reader's clock and by the client's. */
function Clock({ row, columns }: { readonly row: CaseRow; readonly columns: Columns }) {
  const { say } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const deadline = deadlineOf(row.state, regulation)
  const left = useLeftWords(deadline)
  const zone = columns.has('clientTime') ? row.client.timezone : null
  if (!deadline) {
    return (
      <span className={css.clock}>
        <span className={css.changed}>
          {say('list.changed')} <Relative at={Date.parse(row.changedAt)} timezone={timezone} />
        </span>
      </span>
    )
  }
  const { dueAt } = deadline.clock
  const isElsewhere = zone !== null && offsetMinutes(dueAt, zone) !== offsetMinutes(dueAt, readersZone())
  return (
    <span className={css.clock}>
      {columns.has('strip') && (
        <Strip clock={deadline.clock} nowMs={now} size="row" label={say('strip.label', { words: left })} />
      )}
      <span className={css.times}>
        <TimeLeft deadline={deadline} timezone={timezone} />
        {isElsewhere && <span className={css.atClient}>{say('line.atClient', { time: endClock(dueAt, zone) })}</span>}
      </span>
    </span>
  )
}
