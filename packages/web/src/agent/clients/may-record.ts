import { useMay } from '../may.ts'

/** Whether whoever works here may record clients and what they hold; everybody may read it. */
export function useMayRecord(): boolean {
  return useMay('holding.edit')
}
