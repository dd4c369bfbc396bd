import { needsAdmission } from '@reglament/engine'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { CaseRow } from '../../api/shapes.ts'
import { programmeTitle } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { deadlineOf } from '../../ui/deadline/deadline.ts'
import { Strip } from '../../ui/deadline/strip.tsx'
import { TimeLeft, useLeftWords } from '../../ui/deadline/time-left.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { Relative } from '../../ui/when.tsx'
import css from './list.module.css'

interface Props {
  readonly row: CaseRow
  readonly desk: string
}

/** A case in a list: what it is, whose, whose turn, and how much of its promise is left. */
export const CaseLine = memo(function CaseLine({ row, desk }: Props) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const deadline = deadlineOf(row.state, regulation)
  const left = useLeftWords(deadline)
  const { verdict } = row.state.verdict
  const isToDecide = row.turn === 'staff' && needsAdmission(row.state)
  const isSaid = row.turn === 'nobody' || row.status === 'waiting-turn'
  const flag = verdict === 'refuse' || verdict === 'discretion' ? say(`list.flag.${verdict}`) : ''
  const said = isToDecide ? flag : isSaid ? say(`status.${row.status}`) : (row.assignee?.name ?? '')
  const product = row.product === null ? null : (regulation.products[row.product]?.title[locale] ?? row.product)
  const about = [
    row.client.organization ?? row.client.contact ?? say('list.unknownClient'),
    programmeTitle(row.programme, regulation, locale),
    product,
  ]
  return (
    <li className={css.line}>
      <Link data-line to="/desk/$desk/cases/$number" params={{ desk, number: String(row.number) }} className={css.link}>
        <span className={css.label}>
          <CaseLabel label={row.label} />
        </span>
        <span className={css.subject} data-unanswered={!row.state.answered}>
          {row.subject}
        </span>
        <span className={css.about}>{about.filter(Boolean).join(' · ')}</span>
        <span className={css.turn}>
          <TurnMark turn={row.turn} />
          <span className={css.status}>{said}</span>
        </span>
        <span className={css.clock}>
          {deadline ? (
            <>
              <Strip clock={deadline.clock} nowMs={now} size="row" label={say('strip.label', { words: left })} />
              <TimeLeft deadline={deadline} timezone={timezone} />
            </>
          ) : (
            <span className={css.changed}>
              {say('list.changed')} <Relative at={Date.parse(row.changedAt)} timezone={timezone} />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
})
