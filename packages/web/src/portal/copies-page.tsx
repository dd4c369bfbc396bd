import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/answer.ts'
import { type CopiesLink, type CopyMode, chooseCopies, readCopies } from '../api/copies.ts'
import { useSay } from '../say/say.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import css from './copies-page.module.css'
import { NotFound, Sheet } from './sheet.tsx'

const MODES = ['each', 'daily', 'none'] as const satisfies readonly CopyMode[]

/** Where somebody in copy says how often they want to hear of it; a choice is kept as it is made. */
export function CopiesPage({ desk, link }: { readonly desk: string; readonly link: CopiesLink }) {
  const say = useSay()
  const queries = useQueryClient()
  const key = ['copies', desk, link.email]
  const found = useQuery({ queryKey: key, queryFn: () => readCopies(desk, link), retry: false })
  const choosing = useMutation({
    mutationFn: (mode: CopyMode) => chooseCopies(desk, { ...link, mode }),
    onSuccess: (chosen) => queries.setQueryData(key, chosen),
  })
  if (found.error instanceof ApiError && found.error.status === 404) {
    return (
      <Sheet>
        <NotFound />
      </Sheet>
    )
  }
  return (
    <Sheet deskId={desk} title={say('copies.title')}>
      <h1>{say('copies.title')}</h1>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && (
        <fieldset className={css.choice}>
          <legend>{say('copies.how', { email: link.email })}</legend>
          {MODES.map((mode) => (
            <label key={mode} className={css.mode}>
              <input
                type="radio"
                name="mode"
                checked={(choosing.variables ?? found.data.mode) === mode}
                onChange={() => choosing.mutate(mode)}
              />
              {say(`copies.${mode}`)}
            </label>
          ))}
        </fieldset>
      )}
      <p role="status">{choosing.isSuccess && say('copies.kept')}</p>
      {choosing.isError && <Failed error={choosing.error} />}
    </Sheet>
  )
}
