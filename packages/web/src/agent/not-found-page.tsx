import { Link } from '@tanstack/react-router'
import { useSay } from '../say/say.tsx'
import { Empty } from '../ui/states.tsx'

export function NotFoundPage() {
  const say = useSay()
  return (
    <main>
      <Empty isPage title={say('page.notFound')}>
        <Link to="/desk">{say('page.toDesks')}</Link>
      </Empty>
    </main>
  )
}
