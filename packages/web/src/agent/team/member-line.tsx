import { Button, NativeSelect } from '@mantine/core'
import { ROLES } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { changeMember, inviteMember } from '../../api/members.ts'
import type { Member, Role } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import { useWorkplace } from '../workplace.tsx'
import { InvitationLink } from './invitation-link.tsx'
import css from './members-page.module.css'
import { WayBack } from './way-back.tsx'

interface Props {
  readonly member: Member
  readonly desk: string
  /** The only administrator: neither the role nor the place can be taken from them. */
  readonly isLast: boolean
  readonly remove: () => void
}

/** One who works here: their role, and whether they can come in yet. */
export function MemberLine({ member: { user, role, isInvited }, desk, isLast, remove }: Props) {
  const say = useSay()
  const { me } = useWorkplace()
  const queries = useQueryClient()
  const why = useId()
  const changing = useMutation({
    mutationFn: (next: Role) => changeMember(desk, user.id, next),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['members', desk] }),
        queries.invalidateQueries({ queryKey: ['desk', desk] }),
      ]),
  })
  const inviting = useMutation({ mutationFn: () => inviteMember(desk, user.id) })
  const { name } = user
  return (
    <li className={css.line}>
      <span className={css.who}>
        {name} {user.id === me.user.id && <span className={css.soft}>({say('team.you')})</span>}
        <span className={css.soft}>{user.email}</span>
      </span>
      <span className={css.state}>
        {isInvited && (
          <>
            {say('team.invited')}{' '}
            <Button
              size="xs"
              variant="subtle"
              aria-label={say('team.inviteWhom', { name })}
              loading={inviting.isPending}
              onClick={() => inviting.mutate()}
            >
              {say('team.invite')}
            </Button>
          </>
        )}
        {!isInvited && user.id !== me.user.id && <WayBack user={user} desk={desk} />}
        {isLast && <span id={why}>{say('team.last')}</span>}
      </span>
      <NativeSelect
        size="xs"
        aria-label={say('team.roleOf', { name })}
        {...(isLast ? { 'aria-describedby': why } : {})}
        disabled={isLast || changing.isPending}
        value={changing.isPending ? changing.variables : role}
        onChange={(event) => changing.mutate(event.currentTarget.value as Role)}
        data={ROLES.map((each) => ({ value: each, label: say(`role.${each}`) }))}
      />
      <Barred
        size="xs"
        variant="default"
        reason={isLast ? say('team.last') : null}
        label={say('team.removeWhom', { name })}
        onClick={remove}
      >
        {say('team.remove')}
      </Barred>
      {inviting.data && (
        <div className={css.below} role="status">
          <InvitationLink invitation={inviting.data} name={name} />
        </div>
      )}
      {(changing.isError || inviting.isError) && (
        <div className={css.below}>
          <Failed error={changing.error ?? inviting.error} />
        </div>
      )}
    </li>
  )
}
