import { Button } from '@mantine/core'
import { channelsByInvitation } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { invitePerson } from '../../api/renewals.ts'
import { channelList } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import css from './client-page.module.css'

interface Props {
  readonly person: string
  readonly name: string | null
  readonly invitedAt: string | null
  readonly desk: string
  readonly client: string
}

/** Whether a person was let in to the channels that are by invitation (U5), and the button that lets them in. */
export function Invitation({ person, name, invitedAt, desk, client }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const queries = useQueryClient()
  const mayInvite = useMay('contact.edit')
  const channels = channelsByInvitation(regulation)
  const inviting = useMutation({
    mutationFn: () => invitePerson(desk, client, person),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['client', desk, client] }),
  })
  if (channels.length === 0) return null
  const words = channelList(channels, locale)
  const clauses = [
    ...new Set(
      regulation.programmes.flatMap((each) =>
        channels.flatMap((channel) => each.channels.about[channel]?.clauses ?? []),
      ),
    ),
  ]
  return (
    <span>
      {invitedAt === null ? (
        mayInvite && (
          <Button
            size="xs"
            variant="default"
            loading={inviting.isPending}
            aria-label={say('invite.whom', { name: name ?? '', channels: words })}
            onClick={() => inviting.mutate()}
          >
            {say('invite.do', { channels: words })}
          </Button>
        )
      ) : (
        <span className={css.soft}>{say('invite.done', { channels: words })}</span>
      )}{' '}
      <ClauseRow clauses={clauses} />
      {inviting.isSuccess && <span role="status">{say(inviting.data.isTold ? 'invite.told' : 'invite.notTold')}</span>}
      {inviting.isError && <Failed error={inviting.error} />}
    </span>
  )
}
