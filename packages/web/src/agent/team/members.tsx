import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addMember, removeMember, type Staff } from '../../api/members.ts'
import type { Member } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Empty, Failed } from '../../ui/states.tsx'
import { LeftCases } from './left-cases.tsx'
import { MemberLine } from './member-line.tsx'
import css from './members-page.module.css'

interface Props {
  readonly staff: Staff
  readonly desk: string
}

/** Everybody with a role here; whoever was removed a moment ago can be taken back. */
export function Members({ staff, desk }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['members', desk] }),
      queries.invalidateQueries({ queryKey: ['desk', desk] }),
    ])
  const removing = useMutation({ mutationFn: ({ user }: Member) => removeMember(desk, user.id), onSuccess: again })
  const returning = useMutation({
    mutationFn: ({ user, role }: Member) => addMember(desk, { email: user.email, role }),
    onSuccess: () => {
      removing.reset()
      return again()
    },
  })
  const removed = removing.isSuccess ? removing.variables : null
  const administrators = staff.members.filter(({ role }) => role === 'administrator')
  const error = removing.error ?? returning.error
  return (
    <>
      <div role="status">
        {removed && (
          <p className={css.news}>
            {say('team.removed', { name: removed.user.name })}{' '}
            <Button size="xs" variant="default" loading={returning.isPending} onClick={() => returning.mutate(removed)}>
              {say('team.undo')}
            </Button>
          </p>
        )}
      </div>
      {error && <Failed error={error} />}
      {staff.members.length === 0 && <Empty title={say('team.empty')}>{say('team.emptyHint')}</Empty>}
      <ul className={css.lines}>
        {staff.members.map((member) => (
          <MemberLine
            key={member.user.id}
            member={member}
            desk={desk}
            isLast={member.role === 'administrator' && administrators.length === 1}
            remove={() => removing.mutate(member)}
          />
        ))}
      </ul>
      <LeftCases left={staff.left} desk={desk} />
      {staff.everywhere.length > 0 && (
        <section className={css.everywhere}>
          <h2 className={css.heading}>{say('team.everywhere')}</h2>
          <p className={css.hint}>{say('team.everywhereHint')}</p>
          <ul className={css.lines}>
            {staff.everywhere.map((user) => (
              <li key={user.id} className={css.line}>
                <span className={css.who}>
                  {user.name} <span className={css.soft}>{user.email}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
