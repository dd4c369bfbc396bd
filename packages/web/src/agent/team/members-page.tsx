import { useQuery } from '@tanstack/react-query'
import { listMembers, type Staff } from '../../api/members.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import { AddMember } from './add-member.tsx'
import { Members } from './members.tsx'
import css from './members-page.module.css'

/** Who works on the desk, for those who decide it. */
export function MembersPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const staff = useQuery({ queryKey: ['members', desk], queryFn: () => listMembers(desk) })
  const mayManage = useMay('member.manage')
  const title = usePageTitle(say('team.title'))
  if (!mayManage) return <NotYours staff={staff.data ?? null} />
  return (
    <div className={css.page}>
      <h1 className={css.title}>{title}</h1>
      <AddMember desk={desk} />
      {staff.isPending && <Loading lines={6} />}
      {staff.isError && <Failed error={staff.error} retry={() => staff.refetch()} />}
      {staff.data && <Members staff={staff.data} desk={desk} />}
    </div>
  )
}

/** Whoever may not decide it is told who may. */
function NotYours({ staff }: { readonly staff: Staff | null }) {
  const { say } = useVoice()
  const role = say(`role.${useWorkplace().desk.role}`)
  const own = staff?.members.flatMap((member) => (member.role === 'administrator' ? [member.user.name] : [])) ?? []
  const names = own.length > 0 ? own : (staff?.everywhere.map(({ name }) => name) ?? [])
  return (
    <Empty isPage title={say('team.forAdministrators')}>
      {names.length > 0
        ? say('team.forAdministratorsHint', { role, names: names.join(', ') })
        : say('team.forAdministratorsAlone', { role })}
    </Empty>
  )
}
