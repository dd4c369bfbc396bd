import { Textarea } from '@mantine/core'
import { decide, instant } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { assignCase } from '../../../api/beside.ts'
import { listMembers } from '../../../api/members.ts'
import { useSay } from '../../../say/say.tsx'
import { useNow } from '../../../ui/now.ts'
import { Failed } from '../../../ui/states.tsx'
import { useRejectionWords } from '../../gated.tsx'
import { useWorkplace } from '../../workplace.tsx'
import css from './acts.module.css'
import type { ActFormProps } from './case-acts.tsx'
import { type Choice, PeoplePicker } from './people-picker.tsx'
import { useChange } from './use-change.ts'

/** Gives the case to a colleague: a name and Enter, with a word for them where one is needed. */
export function AssignForm({ detail, desk, close }: ActFormProps) {
  const say = useSay()
  const words = useRejectionWords()
  const now = useNow()
  const { desk: here, actor } = useWorkplace()
  const [text, setText] = useState('')
  const staff = useQuery({ queryKey: ['members', desk], queryFn: () => listMembers(desk) })
  const assigning = useChange(
    desk,
    detail.number,
    (assignee: string | null) =>
      assignCase(desk, detail.number, { assignee, ...(text.trim() === '' ? {} : { text: text.trim() }) }),
    close,
  )
  type Role = NonNullable<typeof staff.data>['members'][number]['role']
  const choice = (id: string | null, name: string, role: Role | null): Choice => {
    const command = { kind: 'assign', assignee: id, assigneeRole: role } as const
    const decision = decide(detail.state, command, here.regulation, instant(now), { caseId: detail.id, actor })
    const reason = decision.kind === 'rejected' ? words(decision) : null
    return { id, name, hint: role === null ? '' : say(`role.${role}`), reason }
  }
  const own = 'id' in actor ? actor.id : null
  const members = (staff.data?.members ?? []).map(({ user, role }) => choice(user.id, user.name, role))
  const everywhere = (staff.data?.everywhere ?? [])
    .filter(({ id }) => !members.some((member) => member.id === id))
    .map(({ id, name }) => choice(id, name, 'administrator'))
  const people = [...members, ...everywhere]
  const choices = [
    // Whoever gives it most often takes it.
    ...people.filter(({ id }) => id === own),
    ...people.filter(({ id }) => id !== own),
    ...(detail.assignee === null ? [] : [choice(null, say('caseActs.assign.nobody'), null)]),
  ]
  return (
    <>
      <PeoplePicker label={say('caseActs.assign.who')} choices={choices} choose={({ id }) => assigning.mutate(id)} />
      <Textarea
        label={say('caseActs.assign.note')}
        rows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={css.soft}>{say('caseActs.assign.hint')}</p>
      {staff.isError && <Failed error={staff.error} retry={() => staff.refetch()} />}
      {assigning.isError && <Failed error={assigning.error} kept={say('composer.kept')} />}
    </>
  )
}
