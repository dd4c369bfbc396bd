import { channelsByInvitation } from '@reglament/engine'
import { inviteFromCase } from '../../../api/renewals.ts'
import { channelList } from '../../../say/reasons.ts'
import { useVoice } from '../../../say/say.tsx'
import { ClauseRow } from '../../../ui/reasons.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { Failed } from '../../../ui/states.tsx'
import { Barred } from '../../gated.tsx'
import { useWhyMayNot } from '../../may.ts'
import { useChange } from '../acts/use-change.ts'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** A case that came by a closed channel, where the open one is by invitation (U5): its person can be let in from here. */
export function Invite({ detail, desk }: SectionProps) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const mayNot = useWhyMayNot('contact.edit')
  // The verdict names no channel to one who was not let in to it: what is by invitation is the regulation's to say.
  const channels = channelsByInvitation(regulation)
  const inviting = useChange<void, unknown>(desk, detail.number, () => inviteFromCase(desk, detail.number))
  const { verdict, grounds } = detail.state.verdict
  if (verdict !== 'redirect' || channels.length === 0 || detail.turn === 'nobody') return null
  const reason =
    mayNot ??
    (detail.contact === null
      ? say('invite.noContact')
      : detail.contact.invitedAt === null
        ? null
        : say('invite.already'))
  return (
    <section>
      <Barred
        reason={reason}
        size="xs"
        variant="default"
        loading={inviting.isPending}
        onClick={() => inviting.mutate()}
      >
        {say('invite.do', { channels: channelList(channels, locale) })}
      </Barred>{' '}
      <span className={css.soft}>
        <ClauseRow clauses={grounds.map(({ clause }) => clause)} />
      </span>
      {inviting.isError && <Failed error={inviting.error} />}
    </section>
  )
}
