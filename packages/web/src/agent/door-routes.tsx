import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Loading } from '../ui/states.tsx'
import { InvitationPage } from './invitation-page.tsx'
import { AccountPage } from './later-pages.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { SetupPage } from './setup-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** Above every page. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

/** What an address says, where it says anything readable. */
export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only an address within the workspace: a link can't send a person who has just signed in elsewhere.
  validateSearch: ({ next }: Record<string, unknown>) => (/^\/desk(\/|$)/.test(text(next)) ? { next: text(next) } : {}),
  component: function SignIn() {
    return <SignInPage next={(signIn.useSearch() as { next?: string }).next ?? '/desk'} />
  },
})

export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: ({ token }: Record<string, unknown>) => ({ token: text(token) }),
  component: function Setup() {
    return <SetupPage token={setup.useSearch().token} />
  },
})

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: ({ email, token }: Record<string, unknown>) => ({ email: text(email), token: text(token) }),
  component: function Invitation() {
    return <InvitationPage {...invitation.useSearch()} />
  },
})

export const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: function Account() {
    return (
      <Suspense fallback={<Loading lines={8} />}>
        <AccountPage />
      </Suspense>
    )
  },
})
