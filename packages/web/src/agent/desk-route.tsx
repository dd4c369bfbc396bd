import { createRoute, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Loading } from '../ui/states.tsx'
import { DeskShell } from './desk-shell.tsx'
import { root } from './door-routes.tsx'

/** Everything that belongs to one desk stands in its frame. */
export const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk/$desk',
  component: function Desk() {
    return (
      <DeskShell desk={desk.useParams().desk}>
        <Suspense fallback={<Loading lines={8} />}>
          <Outlet />
        </Suspense>
      </DeskShell>
    )
  },
})
