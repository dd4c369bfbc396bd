import { Link } from '@tanstack/react-router'
import type { DevelopmentTeam } from '../../api/development.ts'
import type { CaseRow } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { deadlineOf } from '../../ui/deadline/deadline.ts'
import { Strip } from '../../ui/deadline/strip.tsx'
import { TimeLeft, useLeftWords } from '../../ui/deadline/time-left.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import listCss from '../list/list.module.css'
import css from './development.module.css'

interface Props {
  readonly row: CaseRow
  readonly desk: string
  readonly teams: readonly DevelopmentTeam[]
  /** Opens the case as development sees it. */
  readonly isDeveloper: boolean
}

/** A case with development: what it is, who has it, and what is left of the promise. */
export function DevelopmentLine({ row, desk, teams, isDeveloper }: Props) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const deadline = deadlineOf(row.state, regulation, Date.parse(row.changedAt))
  const left = useLeftWords(deadline)
  const { development } = row.state
  const team = teams.find(({ id }) => id === development?.team)
  const product = row.product === null ? null : (regulation.products[row.product]?.title[locale] ?? row.product)
  const about = [product, row.state.request.version, row.client.organization ?? row.client.contact]
  const who = [team?.title[locale], development?.developer?.name].filter(Boolean)
  return (
    <li className={listCss.still}>
      <Link
        data-line
        to={isDeveloper ? '/desk/$desk/development/$number' : '/desk/$desk/cases/$number'}
        params={{ desk, number: String(row.number) }}
        className={listCss.link}
      >
        <span className={listCss.label}>
          <CaseLabel label={row.label} />
        </span>
        <span className={listCss.subject}>{row.subject}</span>
        <span className={listCss.about}>{about.filter(Boolean).join(' · ')}</span>
        <span className={listCss.turn}>
          {development?.missed && <span className={css.late}>{say('development.isLate')}</span>}
          <span className={css.who}>{[...new Set(who)].join(', ') || say('development.nobody')}</span>
        </span>
        <span className={listCss.clock}>
          {deadline ? (
            <>
              <Strip clock={deadline.clock} nowMs={now} size="row" label={say('strip.label', { words: left })} />
              <TimeLeft deadline={deadline} timezone={timezone} />
            </>
          ) : (
            <span className={listCss.changed}>{say('development.noDate')}</span>
          )}
        </span>
      </Link>
    </li>
  )
}
