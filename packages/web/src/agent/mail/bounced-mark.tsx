import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { clearBounced, listBounced } from '../../api/addresses.ts'
import { useSay } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './bounced-mark.module.css'

/** An answer for the page's life is fresh enough: the mark changes with a letter that comes back, and with a press here. */
const FRESH_MS = 60_000

/** Says beside an address that letters come back from it; a press says that it is right again. */
export function BouncedMark({ desk, email }: { readonly desk: string; readonly email: string }) {
  const say = useSay()
  const { timezone } = useRules()
  const queries = useQueryClient()
  const barred = useWhyMayNot('contact.edit')
  const found = useQuery({ queryKey: ['bounced', desk], queryFn: () => listBounced(desk), staleTime: FRESH_MS })
  const clearing = useMutation({
    mutationFn: () => clearBounced(desk, email),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['bounced', desk] }),
  })
  const bounced = found.data?.rows.find((row) => row.email === email.toLowerCase())
  if (!bounced) return null
  return (
    <span className={css.mark}>
      <span>
        {say('bounced.since')} <When at={Date.parse(bounced.at)} timezone={timezone} />. {say('bounced.held')}
      </span>
      <span className={css.words}>{bounced.problem}</span>
      <Barred
        size="compact-xs"
        variant="default"
        reason={barred}
        label={say('bounced.clearWhom', { email })}
        onClick={() => clearing.mutate()}
      >
        {say('bounced.clear')}
      </Barred>
      {clearing.isError && <Failed error={clearing.error} />}
    </span>
  )
}
