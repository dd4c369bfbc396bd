import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { listFeedback } from '../../api/development.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { useLinkKeys } from '../list/line-keys.ts'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import css from './discretion.module.css'

/** Complaints, which go to the head of support (I31), and the marks that clients give. */
export function FeedbackPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const { regulation, timezone } = useRules()
  const why = useWhyMayNot('complaint.read')
  const found = useQuery({ queryKey: ['feedback', desk], queryFn: () => listFeedback(desk), enabled: why === null })
  const lines = useRef<HTMLUListElement>(null)
  useLinkKeys(lines)
  const title = usePageTitle(say('feedback.title'))
  if (why !== null)
    return (
      <Empty isPage title={say('feedback.forHead')}>
        {why}
      </Empty>
    )
  return (
    <div className={css.page}>
      <header>
        <h1 className={css.title}>{title}</h1>
        <p className={css.soft}>
          {say('feedback.hint')}{' '}
          <ClauseRow clauses={regulation.notices.find(({ id }) => id === 'complaints')?.clauses ?? []} />
        </p>
      </header>
      {found.isPending && <Loading lines={8} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.rows.length === 0 && <Empty title={say('feedback.empty')}>{say('feedback.emptyHint')}</Empty>}
      <ul className={css.feedback} ref={lines}>
        {found.data?.rows.map((row) => (
          <li key={`${row.number} ${row.at} ${row.kind}`} data-kind={row.kind}>
            <p className={css.meta}>
              <span className={css.kind}>
                {row.kind === 'complained'
                  ? say('feedback.complaint')
                  : say('feedback.mark', { score: row.score ?? 0 })}
              </span>
              <When at={Date.parse(row.at)} timezone={timezone} />
              {row.assignee && <span>{say('case.assignee', { name: row.assignee })}</span>}
            </p>
            <p>
              <Link data-line to="/desk/$desk/cases/$number" params={{ desk, number: String(row.number) }}>
                <CaseLabel label={row.label} /> {row.subject}
              </Link>{' '}
              <span className={css.soft}>{row.client}</span>
            </p>
            {row.text !== '' && <p className={css.words}>{row.text}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
