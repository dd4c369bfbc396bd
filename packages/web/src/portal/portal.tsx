import { lazy, type ReactNode, Suspense } from 'react'
import { Loading } from '../ui/states.tsx'
import { BY_SESSION } from './by-session.ts'
import { NotFound, Sheet } from './sheet.tsx'

// Each page is fetched when its address is opened: a client opens one of them, once.
const Chooser = lazy(() => import('./chooser.tsx').then(({ Chooser }) => ({ default: Chooser })))
const AskPage = lazy(() => import('./ask-page.tsx').then(({ AskPage }) => ({ default: AskPage })))
const AccountPage = lazy(() =>
  import('./account/account-page.tsx').then(({ AccountPage }) => ({ default: AccountPage })),
)
const CallbackPage = lazy(() => import('./callback-page.tsx').then(({ CallbackPage }) => ({ default: CallbackPage })))
const ChatPage = lazy(() => import('./chat-page.tsx').then(({ ChatPage }) => ({ default: ChatPage })))
const CopiesPage = lazy(() => import('./copies-page.tsx').then(({ CopiesPage }) => ({ default: CopiesPage })))
const TrackPage = lazy(() => import('./track-page.tsx').then(({ TrackPage }) => ({ default: TrackPage })))

interface Props {
  readonly path: string
  readonly search: string
}

export function Portal({ path, search }: Props) {
  const waiting = (
    <Sheet>
      <Loading lines={8} />
    </Sheet>
  )
  return <Suspense fallback={waiting}>{pageAt(path, search)}</Suspense>
}

/** Which page an address of the client's side means. */
function pageAt(path: string, search: string): ReactNode {
  if (path === '/') return <Chooser />
  const form = /^\/d\/([a-z0-9-]+)\/?$/.exec(path)
  if (form?.[1]) return <AskPage desk={form[1]} />
  const call = /^\/d\/([a-z0-9-]+)\/call\/?$/.exec(path)
  if (call?.[1]) return <CallbackPage desk={call[1]} />
  const copies = /^\/d\/([a-z0-9-]+)\/copies\/?$/.exec(path)
  if (copies?.[1]) {
    const given = new URLSearchParams(search)
    return <CopiesPage desk={copies[1]} link={{ email: given.get('email') ?? '', key: given.get('key') ?? '' }} />
  }
  const chat = /^\/d\/([a-z0-9-]+)\/chat\/?$/.exec(path)
  if (chat?.[1]) return <ChatPage desk={chat[1]} />
  const account = /^\/d\/([a-z0-9-]+)\/account(\/new)?\/?$/.exec(path)
  if (account?.[1]) return <AccountPage desk={account[1]} isNew={account[2] !== undefined} search={search} />
  const track = /^\/d\/([a-z0-9-]+)\/track\/(\d+)\/?$/.exec(path)
  if (track?.[1] && track[2]) {
    const asked = new URLSearchParams(search)
    // Without a key the page is opened by the account that this browser is signed in to.
    return (
      <TrackPage
        desk={track[1]}
        number={Number(track[2])}
        secret={asked.get('key') ?? BY_SESSION}
        offered={asked.get('act')}
      />
    )
  }
  return (
    <Sheet>
      <NotFound />
    </Sheet>
  )
}
