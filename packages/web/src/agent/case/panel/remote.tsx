import type { CaseDetail } from '../../../api/shapes.ts'
import { useVoice } from '../../../say/say.tsx'
import { ClauseRow } from '../../../ui/reasons.tsx'
import { useRules } from '../../../ui/regulation.tsx'

/** How the regulation lets a specialist in. */
export function Remote({ detail }: { readonly detail: CaseDetail }) {
  const { say } = useVoice()
  const { remote } = useRules().regulation
  if (!remote || !detail.state.verdict.capabilities.includes(`remote-${remote.protocol}`)) return null
  return (
    <section>
      <h2>{say('panel.remote')}</h2>
      <p>
        {remote.port === null
          ? say(`remote.${remote.protocol}`)
          : say('remote.port', { protocol: say(`remote.${remote.protocol}`), port: String(remote.port) })}{' '}
        <ClauseRow clauses={remote.clauses} />
      </p>
    </section>
  )
}
