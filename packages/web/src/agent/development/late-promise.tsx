import type { CaseState } from '@reglament/engine'
import { useSay } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { When } from '../../ui/when.tsx'
import css from './development.module.css'

/** Development's date has passed: said where the case is, until there is a new one or the case is back. */
export function LatePromise({ state }: { readonly state: CaseState }) {
  const say = useSay()
  const { regulation, timezone } = useRules()
  const { development, status } = state
  if (status !== 'escalated' || !development?.missed || development.etaAt === null) return null
  return (
    <div role="alert" className={css.banner}>
      <p className={css.late}>
        {say('late.title', { developer: development.developer?.name ?? say('development.nobody') })}
      </p>
      <p>
        {say('late.was')} <When at={development.etaAt} timezone={timezone} weekday isEnd />. {say('late.do')}{' '}
        <ClauseRow clauses={regulation.escalation.clauses} />
      </p>
    </div>
  )
}
