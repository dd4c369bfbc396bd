import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { dropSecondFactor, makePasswordLink } from '../../api/members.ts'
import type { Member } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { InvitationLink } from './invitation-link.tsx'

interface Props {
  readonly user: Member['user']
  readonly desk: string
}

/** For a member who can't come in any more: another password, or no second step. */
export function WayBack({ user: { id, name }, desk }: Props) {
  const say = useSay()
  const linking = useMutation({ mutationFn: () => makePasswordLink(desk, id) })
  const dropping = useMutation({ mutationFn: () => dropSecondFactor(desk, id) })
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={say('team.passwordLinkWhom', { name })}
        loading={linking.isPending}
        onClick={() => linking.mutate()}
      >
        {say('team.passwordLink')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={say('team.dropFactorWhom', { name })}
        loading={dropping.isPending}
        onClick={() => dropping.mutate()}
      >
        {say('team.dropFactor')}
      </Button>
      <span role="status">{dropping.isSuccess && say('team.factorDropped', { name })}</span>
      {linking.data && <InvitationLink invitation={linking.data} name={name} />}
      {(linking.isError || dropping.isError) && <Failed error={linking.error ?? dropping.error} />}
    </>
  )
}
