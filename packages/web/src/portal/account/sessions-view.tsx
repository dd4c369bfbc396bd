import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endOtherSessions, endSession, listSessions } from '../../api/client-account.ts'
import { useVoice } from '../../say/say.tsx'
import { readersZone } from '../../say/time.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import css from './account.module.css'

/** Where the person is signed in: this browser, and others that can be signed out from here. */
export function Sessions({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const key = ['account sessions', desk]
  const found = useQuery({ queryKey: key, queryFn: () => listSessions(desk) })
  const again = { onSuccess: () => queries.invalidateQueries({ queryKey: key }) }
  const ending = useMutation({ mutationFn: (id: string) => endSession(desk, id), ...again })
  const endingOthers = useMutation({ mutationFn: () => endOtherSessions(desk), ...again })
  const rows = found.data?.rows ?? []
  const isAlone = rows.every(({ isThis }) => isThis)
  return (
    <div className={`${css.block} ${css.wide}`}>
      <div className={css.row}>
        <h3 className={css.subject}>{say('sessions.title')}</h3>
        <Button
          variant="default"
          size="xs"
          disabled={isAlone}
          loading={endingOthers.isPending}
          onClick={() => endingOthers.mutate()}
        >
          {say('sessions.endOthers')}
        </Button>
      </div>
      {found.isPending && <Loading lines={2} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && isAlone && <p className={css.soft}>{say('sessions.alone')}</p>}
      {rows.length > 0 && (
        <ul className={css.list}>
          {rows.map(({ id, browser, startedAt, isThis }) => (
            <li key={id}>
              <div className={css.row}>
                <span>{browser ?? say('sessions.unknown')}</span>
                {isThis ? (
                  <span className={css.soft}>{say('sessions.this')}</span>
                ) : (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={say('sessions.endWhat', { browser: browser ?? say('sessions.unknown') })}
                    loading={ending.isPending && ending.variables === id}
                    onClick={() => ending.mutate(id)}
                  >
                    {say('sessions.end')}
                  </Button>
                )}
              </div>
              <p className={css.soft}>
                {say('sessions.since')} <When at={Date.parse(startedAt)} timezone={readersZone()} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {ending.isError && <Failed error={ending.error} />}
      {endingOthers.isError && <Failed error={endingOthers.error} />}
    </div>
  )
}
