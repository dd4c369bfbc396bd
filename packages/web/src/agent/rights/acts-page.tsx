import { useSay } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Empty } from '../../ui/states.tsx'
import page from '../page.module.css'
import { usePageTitle } from '../page-title.ts'
import { Pending } from './pending.tsx'
import { Register } from './register.tsx'

/** Renewals that wait for a person, and the register that the others are held against (S8-S10). */
export function ActsPage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const { renewals } = useRules().regulation
  const title = usePageTitle(say('acts.title'))
  if (renewals.every(({ act }) => act === null)) {
    return (
      <Empty isPage title={say('acts.none')}>
        {say('acts.noneHint')}
      </Empty>
    )
  }
  return (
    <div className={page.page}>
      <h1 className={page.title}>{title}</h1>
      <Pending desk={desk} />
      <Register desk={desk} />
    </div>
  )
}
