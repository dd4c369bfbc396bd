import { Button } from '@mantine/core'
import { leftToSupply } from '@reglament/engine'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type Account, type AccountCase, type CasesOf, listAccountCases } from '../../api/client-account.ts'
import { channelList, itemList } from '../../say/reasons.ts'
import { bringPhrases, useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { When } from '../../ui/when.tsx'
import { standing } from '../standing.ts'
import css from './account.module.css'

const NEXT = { answer: 'cabinet.answerBy', closing: 'cabinet.closes', development: 'cabinet.eta' } as const
const LATE = { ...NEXT, answer: 'cabinet.answerLate', development: 'cabinet.etaLate' } as const

const Whose = lazy(async () => {
  const [{ Whose }] = await Promise.all([import('./partner/whose.tsx'), bringPhrases('partner')])
  return { default: Whose }
})

interface Props {
  readonly account: Account
  readonly desk: string
}

/** Own cases and those of colleagues: where each stands, whose turn it is, what comes next. */
export function Cases({ account, desk, of: asked }: Props & { readonly of: string | null }) {
  const { say } = useVoice()
  const clients = account.seat?.clients.filter(({ grant }) => grant.seat.open) ?? []
  const isKnown = asked === 'own' || clients.some(({ client }) => client.id === asked)
  const [of, setOf] = useState<CasesOf>(asked !== null && isKnown ? asked : 'all')
  const found = useInfiniteQuery({
    queryKey: ['account cases', desk, of],
    queryFn: ({ pageParam }) => listAccountCases(desk, of, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className={css.block} id="cases">
      <h2 className={css.heading}>{say('cabinet.cases')}</h2>
      {clients.length > 0 && (
        <Suspense fallback={<Loading lines={1} />}>
          <Whose clients={clients} of={of} choose={setOf} />
        </Suspense>
      )}
      {found.isPending && <Loading lines={5} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && rows.length === 0 && <Empty title={say('cabinet.noCases')}>{say('cabinet.noCasesHint')}</Empty>}
      {rows.length > 0 && (
        <ul className={css.list}>
          {rows.map((row) => (
            <Line key={row.number} row={row} account={account} desk={desk} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" size="xs" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {say('cabinet.more')}
        </Button>
      )}
    </section>
  )
}

function Line({ row, account, desk }: Props & { readonly row: AccountCase }) {
  const { say, locale } = useVoice()
  const { state } = row
  const { sentence } = standing(state, account.regulation)
  const open = leftToSupply(state)
  const next = nextOf(row)
  const now = useNow()
  return (
    <li>
      <div className={css.row}>
        <a className={css.subject} href={`/d/${desk}/track/${row.number}`}>
          {row.subject || row.label}
        </a>
        <TurnMark turn={row.turn} toClient />
      </div>
      <p>
        {say(sentence, {
          fields: itemList(open.length > 0 ? open : state.asked, locale),
          channels: channelList(state.verdict.channels, locale),
        })}
      </p>
      <p className={css.soft}>
        {row.label}
        {row.client !== null && ` · ${say('cabinet.forClient', { client: row.client.name ?? '' })}`}
        {row.client === null &&
          state.onBehalf !== undefined &&
          ` · ${say('behalf.raised', { partner: state.onBehalf.partner.name ?? '' })}`}
        {!row.isOwn && row.contact !== null && ` · ${say('cabinet.by', { name: row.contact })}`}
        {next && (
          <>
            {' · '}
            {say((Date.parse(next.at) < now ? LATE : NEXT)[next.kind])}{' '}
            <When at={Date.parse(next.at)} timezone={account.timezone} isEnd />
          </>
        )}
      </p>
    </li>
  )
}

/** The date that matters next, as the server reads it under the version of the case. */
function nextOf({ status, turn, respondBy, closesAt, eta }: AccountCase) {
  if (status === 'closed' || status === 'refused') return null
  if (eta !== null && status === 'escalated') return { kind: 'development', at: eta } as const
  if (closesAt !== null) return { kind: 'closing', at: closesAt } as const
  if (respondBy !== null && turn !== 'client') return { kind: 'answer', at: respondBy } as const
  return null
}
