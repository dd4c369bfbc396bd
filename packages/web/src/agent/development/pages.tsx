import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/states.tsx'

// Fetched when they are opened: most days most people need none of them.
const Development = lazy(() => import('./development-page.tsx').then((file) => ({ default: file.DevelopmentPage })))
const Handed = lazy(() => import('./handed-page.tsx').then((file) => ({ default: file.HandedPage })))
const Teams = lazy(() => import('./teams-page.tsx').then((file) => ({ default: file.TeamsPage })))

export function DevelopmentPage({ desk }: { readonly desk: string }) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Development desk={desk} />
    </Suspense>
  )
}

export function HandedPage({ desk, number }: { readonly desk: string; readonly number: number }) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Handed desk={desk} number={number} />
    </Suspense>
  )
}

export function TeamsPage({ desk }: { readonly desk: string }) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Teams desk={desk} />
    </Suspense>
  )
}
