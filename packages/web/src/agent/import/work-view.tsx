import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { getImportWork, stopImportWork } from '../../api/imports.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './import-page.module.css'

/** How often it is asked how far the work is. */
const ASK_AGAIN_MS = 700

/** Work on a table that takes its time: how far it is, and the button that ends it. */
export function WorkView({ desk, id }: { readonly desk: string; readonly id: string }) {
  const { say, locale } = useVoice()
  const label = useId()
  const found = useQuery({
    queryKey: ['import-work', desk, id],
    queryFn: () => getImportWork(desk, id),
    refetchInterval: ASK_AGAIN_MS,
    gcTime: 0,
  })
  const stopping = useMutation({ mutationFn: () => stopImportWork(desk, id) })
  const work = found.data?.work
  const number = new Intl.NumberFormat(locale)
  // A short table is done before there is anything to say.
  if (!work) return null
  const percent = work.total > 0 ? Math.round((work.done / work.total) * 100) : null
  return (
    <div className={css.work}>
      <span id={label}>
        {say(`import.phase.${work.phase}`)}{' '}
        {work.total > 0 && work.phase !== 'reading'
          ? say('import.outOf', { done: number.format(work.done), total: number.format(work.total) })
          : percent !== null && `${percent} %`}
      </span>
      <progress aria-labelledby={label} max={100} {...(percent === null ? {} : { value: percent })} />
      <Button size="compact-xs" variant="default" loading={stopping.isPending} onClick={() => stopping.mutate()}>
        {say('import.stop')}
      </Button>
      {stopping.isError && <Failed error={stopping.error} />}
    </div>
  )
}
