import { HOLDERS, hasRight, type StaffRight } from '@reglament/engine'
import { useSay } from '../say/say.tsx'
import { useWorkplace } from './workplace.tsx'

/** Whether whoever works here has the right: the same table that the server enforces. */
export function useMay(right: StaffRight): boolean {
  return hasRight(useWorkplace().desk.role, right)
}

/** Why not, in words for a button that stays in its place; null where they have the right. */
export function useWhyMayNot(right: StaffRight): string | null {
  const say = useSay()
  const { role } = useWorkplace().desk
  if (hasRight(role, right)) return null
  const holders = HOLDERS[right].map((each) => say(`role.${each}`).toLowerCase())
  return say('role.needed', { roles: holders.join(', '), role: say(`role.${role}`).toLowerCase() })
}
