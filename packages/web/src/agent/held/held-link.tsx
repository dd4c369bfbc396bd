import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listHeld } from '../../api/held.ts'
import { useSay } from '../../say/say.tsx'
import css from '../desk-shell.module.css'

/** How often the list is asked again, in milliseconds: nobody is told of what was held. */
const ASK_AGAIN_MS = 60_000

/** The way to the questions that are held back, while there are any. */
export function HeldLink({ desk }: { readonly desk: string }) {
  const say = useSay()
  const held = useQuery({
    queryKey: ['held', desk, 'waiting'],
    queryFn: () => listHeld(desk, 'waiting'),
    refetchInterval: ASK_AGAIN_MS,
  })
  if (!held.data || held.data.waiting === 0) return null
  return (
    <li>
      <Link to="/desk/$desk/held" params={{ desk }} activeProps={{ 'aria-current': 'page' }}>
        {say('held.title')}
        <span className={css.count}>{held.data.waiting}</span>
      </Link>
    </li>
  )
}
