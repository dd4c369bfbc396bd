import { useVoice } from '../../../say/say.tsx'
import { ClauseRow } from '../../../ui/reasons.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { When } from '../../../ui/when.tsx'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** Until when the head let the case in, why, and by which clause it was theirs to decide (I11). */
export function Admission({ detail }: Pick<SectionProps, 'detail'>) {
  const { say } = useVoice()
  const { timezone } = useRules()
  const { admission, verdict } = detail.state
  if (!admission) return null
  return (
    <section>
      <p>
        {say('admission.until')} <When at={admission.until} timezone={timezone} isEnd />{' '}
        <ClauseRow clauses={verdict.grounds.map(({ clause }) => clause)} />
      </p>
      <p className={css.soft}>{admission.reason}</p>
    </section>
  )
}
