import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../api/answer.ts'
import { trackCase, trackedFile } from '../api/public.ts'
import { useVoice } from '../say/say.tsx'
import { CaseLabel } from '../ui/case-label.tsx'
import { ClauseText } from '../ui/clause.tsx'
import { Conversation } from '../ui/conversation.tsx'
import { type Rules, UnderRegulation } from '../ui/regulation.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { Acts } from './acts.tsx'
import { BY_SESSION } from './by-session.ts'
import { Extend } from './extend.tsx'
import { ASK_AGAIN_MS, useLiveCase } from './live-case.ts'
import { MessengerLinks } from './messenger-link.tsx'
import { OnePress } from './one-press.tsx'
import { RefusedView } from './refused-view.tsx'
import { Sheet } from './sheet.tsx'
import { StandingView } from './standing-view.tsx'
import css from './track-page.module.css'

interface Props {
  readonly desk: string
  readonly number: number
  readonly secret: string
  /** The act that the link of a letter offered. */
  readonly offered: string | null
}

/** Where a case stands, for the one who has its link. */
export function TrackPage({ desk, number, secret, offered }: Props) {
  const { say, locale } = useVoice()
  const isLive = useLiveCase(desk, number, secret)
  const found = useQuery({
    queryKey: ['tracked', desk, number],
    queryFn: () => trackCase(desk, number, secret),
    refetchInterval: isLive ? false : ASK_AGAIN_MS,
  })
  const tracked = found.data
  if (found.error instanceof ApiError && found.error.status === 404) {
    return (
      <Sheet deskId={desk} title={say('track.notFound')}>
        <Empty isPage title={say('track.notFound')}>
          {secret !== BY_SESSION && <p>{say('track.notFoundHint')}</p>}
          <a href={`/d/${desk}/account`}>{say('cabinet.needSignIn')}</a>
        </Empty>
      </Sheet>
    )
  }
  // What was promised was promised under the version that the case was registered under.
  const rules: Rules | null = tracked
    ? { regulation: tracked.regulation, timezone: tracked.timezone, desk, version: tracked.regulation.version }
    : null
  return (
    <Sheet
      {...(tracked ? { desk: tracked.deskTitle[locale], title: `${tracked.label} ${tracked.subject}` } : {})}
      rules={rules}
    >
      {found.isPending && <Loading lines={8} />}
      {found.isError && !tracked && <Failed error={found.error} retry={() => found.refetch()} />}
      {tracked && rules && (
        <UnderRegulation rules={rules}>
          <div className={css.column}>
            <header>
              <p className={css.label}>
                <CaseLabel label={tracked.label} />
              </p>
              <h1 className={css.subject}>{tracked.subject}</h1>
              {tracked.joined.length > 0 && (
                <p className={css.hint}>{say('track.joined', { labels: tracked.joined.join(', ') })}</p>
              )}
              {tracked.partner !== null && (
                <p className={css.hint}>
                  {say('track.asPartner', {
                    client: tracked.partner.client ?? '',
                    partner: tracked.partner.name ?? '',
                  })}
                </p>
              )}
              {tracked.partner === null && tracked.state.onBehalf !== undefined && (
                <p className={css.hint}>
                  {say('behalf.raised', { partner: tracked.state.onBehalf.partner.name ?? '' })}
                </p>
              )}
            </header>
            <StandingView tracked={tracked} />
            {tracked.status === 'escalated' && tracked.regulation.notices.some((notice) => notice.id === 'head') && (
              <p className={css.hint}>
                <ClauseText id={tracked.regulation.notices.find((notice) => notice.id === 'head')?.clauses[0] ?? ''} />
              </p>
            )}
            <OnePress tracked={tracked} desk={desk} number={number} secret={secret} offered={offered} />
            <RefusedView tracked={tracked} />
            <section>
              <h2 className={css.heading}>{say('track.conversation')}</h2>
              <Conversation
                messages={tracked.messages}
                timezone={tracked.timezone}
                address={({ id }) => trackedFile(desk, number, secret, id)}
              />
            </section>
            <Acts tracked={tracked} desk={desk} number={number} secret={secret} />
            <MessengerLinks kinds={tracked.messengers} desk={desk} number={number} secret={secret} />
            {/* The client's rights are for the client to renew. */}
            {tracked.partner === null && (
              <Extend desk={desk} number={number} secret={secret} asked={tracked.renewals} />
            )}
          </div>
        </UnderRegulation>
      )}
    </Sheet>
  )
}
