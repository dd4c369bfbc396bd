import { Button, NativeSelect } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { type ImportReading, type OpenedImport, planImport, runImport } from '../../api/imports.ts'
import { useSay, useVoice } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import { Columns } from './columns.tsx'
import css from './import-page.module.css'
import { PlanView } from './plan-view.tsx'
import { UndoImport } from './undo-import.tsx'
import { WorkView } from './work-view.tsx'

const ENCODINGS = [
  'utf-8',
  'windows-1251',
  'utf-16le',
  'koi8-r',
  'ibm866',
] as const satisfies readonly ImportReading['encoding'][]
const SEPARATORS = [
  [';', 'import.separator.semicolon'],
  [',', 'import.separator.comma'],
  ['\t', 'import.separator.tab'],
] as const satisfies readonly (readonly [ImportReading['separator'], string])[]

interface Props {
  readonly desk: string
  readonly opened: OpenedImport
  readonly another: () => void
}

/** A table that was taken: how it is read, what it would do, and the one button that does it. */
export function TryOut({ desk, opened, another }: Props) {
  const { say, locale } = useVoice()
  const queries = useQueryClient()
  const [reading, setReading] = useState<ImportReading>(opened.reading)
  const dry = useQuery({
    queryKey: ['import-plan', desk, opened.id, reading, locale],
    queryFn: () => planImport(desk, opened.id, reading, locale),
    placeholderData: keepPreviousData,
    // Each plan is made anew: the server remembers how the last one read the table.
    gcTime: 0,
    staleTime: 0,
    retry: false,
  })
  const running = useMutation({
    mutationFn: (digest: string) => runImport(desk, opened.id, digest),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['clients', desk] }),
        queries.invalidateQueries({ queryKey: ['imports', desk] }),
      ]),
    onError: () => dry.refetch(),
  })
  const totals = dry.data?.totals
  const rows = totals ? totals.make + totals.change : 0
  if (running.isSuccess) {
    return (
      <div className={css.news} role="status">
        <p>
          {say('import.done')} {say('import.makes', { ...running.data.totals })}
        </p>
        <UndoImport desk={desk} id={opened.id} file={opened.filename} />
        <Button variant="default" onClick={another}>
          {say('import.another')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <section aria-label={say('import.columns')}>
        <h2 className={css.heading}>
          {opened.filename}, {say('import.rows', { count: opened.rowCount })}
        </h2>
        <div className={css.reading}>
          <NativeSelect
            label={say('import.encoding')}
            value={reading.encoding}
            data={[...ENCODINGS]}
            onChange={(event) =>
              setReading({ ...reading, encoding: event.currentTarget.value as ImportReading['encoding'] })
            }
          />
          <NativeSelect
            label={say('import.separator')}
            value={reading.separator}
            data={SEPARATORS.map(([value, label]) => ({ value, label: say(label) }))}
            onChange={(event) =>
              setReading({ ...reading, separator: event.currentTarget.value as ImportReading['separator'] })
            }
          />
          <Button variant="subtle" onClick={another}>
            {say('import.another')}
          </Button>
        </div>
        <Columns desk={desk} id={opened.id} opened={opened} reading={reading} change={setReading} />
      </section>
      <section aria-label={say('import.plan')} aria-busy={dry.isFetching}>
        <h2 className={css.heading}>{say('import.plan')}</h2>
        {dry.isFetching && <WorkView desk={desk} id={opened.id} />}
        {dry.isPending && <Loading lines={4} />}
        {dry.isError && !dry.isFetching && <NotDone error={dry.error} again={() => dry.refetch()} />}
        {dry.data && !dry.isError && <PlanView plan={dry.data} desk={desk} id={opened.id} />}
        <div className={css.part}>
          {running.isError && <NotDone error={running.error} />}
          {running.isPending && (
            <>
              <p role="status">{say('import.running')}</p>
              <WorkView desk={desk} id={opened.id} />
            </>
          )}
          <div className={css.row}>
            <Barred
              reason={rows === 0 && !dry.isPending ? say('import.nothing') : null}
              loading={running.isPending || dry.isFetching}
              onClick={() => {
                if (dry.data && !dry.isFetching) running.mutate(dry.data.digest)
              }}
            >
              {say('import.run', { count: rows })}
            </Barred>
          </div>
        </div>
      </section>
    </>
  )
}

interface NotDoneProps {
  readonly error: unknown
  readonly again?: () => void
}

/** What somebody stopped is no failure: nothing was changed. */
function NotDone({ error, again }: NotDoneProps) {
  const say = useSay()
  if (!(error instanceof ApiError) || error.code !== 'stopped') {
    return <Failed error={error} {...(again ? { retry: again } : {})} />
  }
  return (
    <div className={css.row} role="status">
      {say('import.stopped')}
      {again && (
        <Button size="compact-xs" variant="default" onClick={again}>
          {say('import.tryAgain')}
        </Button>
      )}
    </div>
  )
}
