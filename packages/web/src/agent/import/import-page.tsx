import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type OpenedImport, openImport } from '../../api/imports.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { RegisterPage } from '../clients/register-page.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './import-page.module.css'
import { PastImports } from './past-imports.tsx'
import { TryOut } from './try-out.tsx'

/** Clients from a table: chosen, read, tried, and only then brought in. */
export function ImportPage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const whyNot = useWhyMayNot('client.import')
  const [opened, setOpened] = useState<OpenedImport | null>(null)
  return (
    <RegisterPage desk={desk} title={say('import.title')} hint={say('import.hint')} whyNot={whyNot}>
      {opened ? (
        <TryOut key={opened.id} desk={desk} opened={opened} another={() => setOpened(null)} />
      ) : (
        <Choose desk={desk} take={setOpened} />
      )}
      {!opened && <PastImports desk={desk} />}
    </RegisterPage>
  )
}

function Choose({ desk, take }: { readonly desk: string; readonly take: (opened: OpenedImport) => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const opening = useMutation({
    mutationFn: (file: File) => openImport(desk, file),
    onSuccess: (opened) => {
      take(opened)
      return queries.invalidateQueries({ queryKey: ['imports', desk] })
    },
  })
  const open = (files: FileList | null) => {
    const file = files?.[0]
    if (file) opening.mutate(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped here; the button beside does the same
    <div
      className={css.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        open(event.dataTransfer.files)
      }}
    >
      <label htmlFor={id}>{say('import.file')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        disabled={opening.isPending}
        onChange={(event) => open(event.currentTarget.files)}
      />
      {opening.isError && <Failed error={opening.error} />}
      {opening.isPending && (
        <Button loading variant="default">
          {say('import.choose')}
        </Button>
      )}
    </div>
  )
}
