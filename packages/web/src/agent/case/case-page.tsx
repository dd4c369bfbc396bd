import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { ApiError } from '../../api/answer.ts'
import { listMembers } from '../../api/members.ts'
import { getCase } from '../../api/staff.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { LatePromise } from '../development/late-promise.tsx'
import { useBack } from '../list/use-back.ts'
import { rememberCase } from '../palette/recent.ts'
import { AtCase } from '../presence/at-case.tsx'
import { usePresence } from '../presence/use-presence.ts'
import { useWorkplace } from '../workplace.tsx'
import { CaseActs } from './acts/case-acts.tsx'
import { Tags } from './acts/tags.tsx'
import css from './case.module.css'
import { Composer } from './composer.tsx'
import { Panel } from './panel.tsx'
import type { People } from './people.ts'
import { TimelineView } from './timeline-view.tsx'

/** Staff come and go seldom, in milliseconds. */
const STAFF_FRESH_MS = 300_000

interface Props {
  readonly desk: string
  readonly number: number
}

/** A case: its history with the reasons in the margin, what can be done, and what it rests on. */
export function CasePage({ desk, number }: Props) {
  const { say } = useVoice()
  const { me } = useWorkplace()
  const found = useQuery({ queryKey: ['case', desk, number], queryFn: () => getCase(desk, number) })
  const detail = found.data
  usePresence(number, 'looking')
  useBack(desk, number)
  useDocumentTitle(detail ? `${detail.label} ${detail.subject}` : '')
  useEffect(() => {
    if (detail) rememberCase(desk, detail)
  }, [detail, desk])
  const heading = useRef<HTMLHeadingElement>(null)
  const isLoaded = detail !== undefined
  useEffect(() => {
    // What led here is gone with its page: who reads by ear or goes by Tab begins at the case, and not at the lists.
    if (isLoaded && document.activeElement === document.body) heading.current?.focus()
  }, [isLoaded])
  const staff = useQuery({ queryKey: ['members', desk], queryFn: () => listMembers(desk), staleTime: STAFF_FRESH_MS })
  const people = useMemo<People>(() => {
    const names = new Map([[me.user.id, me.user.name]])
    for (const user of staff.data?.everywhere ?? []) names.set(user.id, user.name)
    for (const { user } of staff.data?.members ?? []) names.set(user.id, user.name)
    if (detail?.assignee) names.set(detail.assignee.id, detail.assignee.name)
    // Of a case that a partner raised, the one who wrote is the partner's person: it names no one of the client.
    const isPartners = detail?.state.onBehalf !== undefined
    return { names, client: isPartners ? null : (detail?.contact?.name ?? detail?.client.contact ?? null) }
  }, [me, detail, staff.data])
  if (found.error instanceof ApiError && found.error.status === 404)
    return (
      <Empty isPage title={say('case.notFound')}>
        {say('case.notFoundHint')}
      </Empty>
    )
  if (!detail) {
    return (
      <div className={css.state}>
        {found.isError ? <Failed error={found.error} retry={() => found.refetch()} /> : <Loading lines={10} />}
      </div>
    )
  }
  return (
    <div className={css.case}>
      <div className={css.column}>
        <header className={css.head}>
          <p className={css.meta}>
            <CaseLabel label={detail.label} />
            <TurnMark turn={detail.turn} />
            <span>{say(`status.${detail.status}`)}</span>
            <span>
              {detail.assignee ? say('case.assignee', { name: detail.assignee.name }) : say('case.unassigned')}
            </span>
            <AtCase number={number} />
          </p>
          <h1 ref={heading} tabIndex={-1} className={css.subject}>
            {detail.subject}
          </h1>
          <Tags detail={detail} desk={desk} />
          <CaseActs detail={detail} desk={desk} />
        </header>
        {found.isError && <Failed error={found.error} retry={() => found.refetch()} kept={say('list.stale')} />}
        <LatePromise state={detail.state} />
        <TimelineView detail={detail} desk={desk} people={people} />
        <Composer detail={detail} desk={desk} number={number} />
      </div>
      <Panel detail={detail} desk={desk} />
    </div>
  )
}
