import { useWorkplace } from '../workplace.tsx'

/** Whether whoever works here may record clients and what they hold; everybody may read it. */
export function useMayRecord(): boolean {
  const { role } = useWorkplace().desk
  return role === 'head' || role === 'administrator'
}
