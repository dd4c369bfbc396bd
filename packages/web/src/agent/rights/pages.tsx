import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/states.tsx'

// Fetched when it is opened: most desks extend rights seldom.
const Acts = lazy(() => import('./acts-page.tsx').then((file) => ({ default: file.ActsPage })))

export function ActsPage({ desk }: { readonly desk: string }) {
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Acts desk={desk} />
    </Suspense>
  )
}
