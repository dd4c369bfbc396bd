import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/states.tsx'

const Decide = lazy(() => import('./decide-page.tsx').then((file) => ({ default: file.DecidePage })))
const Feedback = lazy(() => import('./feedback-page.tsx').then((file) => ({ default: file.FeedbackPage })))

export function DecidePage({ desk }: { readonly desk: string }) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Decide desk={desk} />
    </Suspense>
  )
}

export function FeedbackPage({ desk }: { readonly desk: string }) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Feedback desk={desk} />
    </Suspense>
  )
}
