import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { getPreferences, listPage } from '../../api/lists.ts'
import { getCase } from '../../api/staff.ts'
import { useVoice } from '../../say/say.tsx'
import { span } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { onChanges } from '../changes.ts'
import { useWorkplace } from '../workplace.tsx'
import { badgeTitle } from './badge.ts'
import { concernOf, nearDue } from './concerns.ts'
import { permissionNow } from './permission.ts'
import { isNews, leadAmongTabs } from './tabs.ts'

/** A promise comes nearer by itself: one's own cases are read again so often, in milliseconds. */
const WATCH_MS = 60_000

/** Tells whoever asked for it what happened to their cases, in the browser and by a count in the tab's title. */
export function useNotifications(): void {
  const { say, locale } = useVoice()
  const { desk, me } = useWorkplace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const now = useNow()
  const preferences = useQuery({
    queryKey: ['preferences', desk.id],
    queryFn: () => getPreferences(desk.id),
    staleTime: 300_000,
  })
  const wishes = preferences.data?.notify
  const isOn = wishes?.isOn === true
  const [unseen, setUnseen] = useState<ReadonlySet<number>>(new Set())
  const isLeader = useRef(false)
  const channel = useRef<BroadcastChannel | null>(null)

  useEffect(() => {
    if (!isOn) return
    return leadAmongTabs(`reglament-notify-${desk.id}`, (leads) => {
      isLeader.current = leads
    })
  }, [isOn, desk.id])

  // A case that is looked at in one tab is seen in all.
  const forget = useCallback(
    (number: number) =>
      setUnseen((before) => (before.has(number) ? new Set([...before].filter((each) => each !== number)) : before)),
    [],
  )
  useEffect(() => {
    const opened = new BroadcastChannel(`reglament-seen-${desk.id}`)
    channel.current = opened
    opened.onmessage = ({ data }) => forget(Number(data))
    return () => opened.close()
  }, [desk.id, forget])
  const open = useRouterState({ select: ({ location }) => /\/cases\/(\d+)$/.exec(location.pathname)?.[1] ?? null })
  useEffect(() => {
    if (open === null) return
    const see = () => {
      if (document.visibilityState !== 'visible') return
      forget(Number(open))
      channel.current?.postMessage(open)
    }
    see()
    document.addEventListener('visibilitychange', see)
    return () => document.removeEventListener('visibilitychange', see)
  }, [open, forget])
  useEffect(() => badgeTitle(isOn ? unseen.size : 0), [isOn, unseen.size])

  const tell = (number: number, what: string, title: string, body: string) => {
    const isLookedAt = open === String(number) && document.visibilityState === 'visible'
    if (isLookedAt) return
    setUnseen((before) => new Set([...before, number]))
    if (!isLeader.current || permissionNow() !== 'granted' || !isNews(desk.id, what)) return
    const shown = new Notification(title, { body, tag: `${desk.id} ${what}` })
    shown.onclick = () => {
      window.focus()
      shown.close()
      void navigate({ to: '/desk/$desk/cases/$number', params: { desk: desk.id, number: String(number) } })
    }
  }
  const telling = useRef(tell)
  telling.current = tell

  useEffect(() => {
    if (!isOn || !wishes) return
    return onChanges(desk.id, (changes) => {
      if (changes === 'everything') return
      for (const change of changes) {
        const concern = concernOf(change, me.user.id, wishes)
        if (concern === null) continue
        const { number, version } = change
        queries
          .fetchQuery({
            queryKey: ['case', desk.id, number],
            queryFn: () => getCase(desk.id, number),
            staleTime: 1_000,
          })
          .then(({ label, subject }) =>
            telling.current(number, `${number}:${version}`, `${say(`notify.said.${concern}`)}: ${label}`, subject),
          )
          // It is in the list all the same.
          .catch(() => undefined)
      }
    })
  }, [isOn, wishes, desk.id, me.user.id, queries, say])

  const mine = useQuery({
    queryKey: ['watched', desk.id],
    queryFn: () => listPage(desk.id, { list: 'mine', q: '', filter: {} }, null),
    enabled: isOn && wishes?.near !== 'off',
    refetchInterval: WATCH_MS,
    refetchIntervalInBackground: true,
  })
  useEffect(() => {
    if (!isOn || !wishes || !mine.data) return
    for (const { row, dueAt } of nearDue(mine.data.rows, wishes.near, desk.regulation, now)) {
      const what = `near:${row.number}:${dueAt}`
      const left = span(dueAt - now, locale, say)
      if (!told.has(what))
        telling.current(row.number, what, `${row.label}: ${say('notify.said.near', { left })}`, row.subject)
      told.add(what)
    }
  }, [isOn, wishes, mine.data, desk, now, locale, say])
}

/** What this tab has counted already. */
const told = new Set<string>()
