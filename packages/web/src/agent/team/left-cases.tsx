import { Link } from '@tanstack/react-router'
import type { Staff } from '../../api/members.ts'
import { useSay } from '../../say/say.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './members-page.module.css'

/** Cases that somebody who no longer works here still has: nobody else looks at them before they are handed over. */
export function LeftCases({ left, desk }: { readonly left: Staff['left']; readonly desk: string }) {
  const say = useSay()
  const { prefix } = useWorkplace().desk
  if (left.length === 0) return null
  return (
    <section className={css.everywhere}>
      <h2 className={css.heading}>{say('team.left')}</h2>
      <p className={css.hint}>{say('team.leftHint')}</p>
      <ul className={css.lines}>
        {left.map(({ user, numbers }) => (
          <li key={user.id} className={css.line}>
            <span className={css.who}>
              {user.name}
              <span className={css.soft}>
                {numbers.map((number) => (
                  <Link key={number} to="/desk/$desk/cases/$number" params={{ desk, number: String(number) }}>
                    {prefix}-{number}{' '}
                  </Link>
                ))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
