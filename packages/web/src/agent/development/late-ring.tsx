import { useQuery } from '@tanstack/react-query'
import { listDevelopment } from '../../api/development.ts'
import { useSay } from '../../say/say.tsx'
import css from './development.module.css'

/** Rings beside the list: dates of development that are broken, of the reader's own cases; of all for the head. */
export function LateRing({ desk }: { readonly desk: string }) {
  const say = useSay()
  const found = useQuery({
    queryKey: ['cases', desk, 'development', 'mine'],
    queryFn: () => listDevelopment(desk, 'mine'),
  })
  const late = found.data?.late ?? 0
  return (
    <span role="status" className={css.ring}>
      {late > 0 && say('late.ring', { count: late })}
    </span>
  )
}
