import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { type Account, getAccount, leaveAccount } from '../../api/client-account.ts'
import { bringPhrases, useVoice } from '../../say/say.tsx'
import { type Rules, UnderRegulation } from '../../ui/regulation.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { NotFound, Sheet } from '../sheet.tsx'
import css from './account.module.css'
import { Cases } from './cases-view.tsx'
import { Entitlement } from './entitlement-view.tsx'
import { NewCase } from './new-case.tsx'
import { SignIn } from './sign-in.tsx'

/** A partner's pages, with their phrases; most accounts have none of them. */
const ofPartner = <Module, Props>(open: () => Promise<Module>, pick: (module: Module) => (props: Props) => ReactNode) =>
  lazy(async () => {
    const [module] = await Promise.all([open(), bringPhrases('partner')])
    return { default: pick(module) }
  })
const Seat = ofPartner(
  () => import('./partner/seat-view.tsx'),
  ({ SeatView }) => SeatView,
)
const Grants = ofPartner(
  () => import('./partner/grants-view.tsx'),
  ({ GrantsView }) => GrantsView,
)
// Under everything else, and rarely looked at.
const WaysIn = lazy(() => import('./ways-in.tsx').then(({ WaysIn }) => ({ default: WaysIn })))

interface Props {
  readonly desk: string
  /** A question is asked; otherwise the cases stand there. */
  readonly isNew: boolean
  /** What the address asks of a partner's account: `for` which client a question is, `of` which one the cases are. */
  readonly search: string
}

/** A client's account: their cases, what they hold, a new question. Without a session, the way in. */
export function AccountPage({ desk, isNew, search }: Props) {
  const { say, locale } = useVoice()
  const found = useQuery({ queryKey: ['account', desk], queryFn: () => getAccount(desk) })
  const status = found.error instanceof ApiError ? found.error.status : null
  if (status === 404)
    return (
      <Sheet>
        <NotFound />
      </Sheet>
    )
  if (status === 401) return <SignIn desk={desk} entered={() => void found.refetch()} />
  const account = found.data
  const rules: Rules | null = account
    ? { regulation: account.regulation, timezone: account.timezone, desk, version: null }
    : null
  return (
    <Sheet
      {...(account ? { desk: account.deskTitle[locale] } : {})}
      title={say(isNew ? 'cabinet.newTitle' : 'cabinet.title')}
      rules={rules}
    >
      {found.isPending && <Loading lines={8} />}
      {found.isError && !account && <Failed error={found.error} retry={() => found.refetch()} />}
      {account && rules && (
        <UnderRegulation rules={rules}>
          <div className={isNew ? css.form : css.column}>
            {isNew ? (
              <NewCase account={account} desk={desk} forClient={new URLSearchParams(search).get('for')} />
            ) : (
              <>
                <Head account={account} desk={desk} />
                {account.seat && (
                  <Suspense fallback={<Loading lines={5} />}>
                    <Seat account={account} seat={account.seat} desk={desk} />
                  </Suspense>
                )}
                <Cases account={account} desk={desk} of={new URLSearchParams(search).get('of')} />
                <Entitlement account={account} desk={desk} />
                {account.mayGrant && (account.seat === null || account.grants.length > 0) && (
                  <Suspense fallback={<Loading lines={3} />}>
                    <Grants account={account} desk={desk} />
                  </Suspense>
                )}
                <Suspense fallback={<Loading lines={3} />}>
                  <WaysIn desk={desk} />
                </Suspense>
              </>
            )}
          </div>
        </UnderRegulation>
      )}
    </Sheet>
  )
}

function Head({ account, desk }: { readonly account: Account; readonly desk: string }) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const [isLeft, setLeft] = useState(false)
  const leaving = useMutation({
    mutationFn: () => leaveAccount(desk),
    onSuccess: () => {
      setLeft(true)
      // Whoever signs in here next is perhaps another person.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'account' })
      return queries.resetQueries({ queryKey: ['account', desk] })
    },
  })
  const { person, organization } = account
  const who = [person.name ?? person.email, organization?.name ?? organization?.inn].filter(Boolean).join(', ')
  return (
    <header className={css.block}>
      <h1 className={css.title}>{say('cabinet.title')}</h1>
      <div className={css.row}>
        <p>{who}</p>
        <Button variant="default" size="xs" loading={leaving.isPending || isLeft} onClick={() => leaving.mutate()}>
          {say('cabinet.leave')}
        </Button>
      </div>
      {leaving.isError && <Failed error={leaving.error} />}
      {organization && !account.isColleague && <p className={css.soft}>{say('cabinet.ownOnly')}</p>}
      <Button component="a" href={`/d/${desk}/account/new`}>
        {say('cabinet.new')}
      </Button>
    </header>
  )
}
