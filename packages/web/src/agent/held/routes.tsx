import { createRoute } from '@tanstack/react-router'
import { desk } from '../desk-route.tsx'
import { HeldPage } from '../later-pages.ts'

export const held = createRoute({
  getParentRoute: () => desk,
  path: '/held',
  component: function Held() {
    return <HeldPage desk={held.useParams().desk} />
  },
})
