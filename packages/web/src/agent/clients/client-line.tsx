import { type Holding, lastDay } from '@reglament/engine'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { ClientRow } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import css from './clients-page.module.css'
import { standingOf } from './rights.ts'

interface Props {
  readonly row: ClientRow
  readonly desk: string
}

/** A client in the list: who, under what they are served now and how long yet, and what is open. */
export const ClientLine = memo(function ClientLine({ row, desk }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const standing = standingOf(row.holdings as readonly Holding[], regulation, useNow())
  const isPerson = row.kind === 'person'
  const name = row.name ?? (isPerson ? (row.email ?? row.phone) : row.inn)
  const about = isPerson
    ? [say('clients.person'), row.name === null ? null : row.email, row.phone]
    : [row.inn && say('panel.inn', { inn: row.inn }), row.people > 0 && say('clients.people', { count: row.people })]
  return (
    <li className={css.item}>
      <Link data-line to="/desk/$desk/clients/$client" params={{ desk, client: row.id }} className={css.link}>
        <span className={css.name}>{name ?? say('clients.unnamed')}</span>
        <span className={css.about}>{about.filter(Boolean).join(' · ')}</span>
        <span className={css.programme}>{standing?.programme.title[locale] ?? say('panel.noProgramme')}</span>
        <span className={css.until}>
          {standing?.until != null &&
            say('right.until', { until: lastDay(standing.until, regulation.timezone, locale) })}
        </span>
        <span className={css.open} data-none={row.openCases === 0}>
          {row.openCases > 0 ? say('clients.open', { count: row.openCases }) : say('clients.noneOpen')}
        </span>
      </Link>
    </li>
  )
})
