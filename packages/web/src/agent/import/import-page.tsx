import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { type OpenedImport, openImport } from '../../api/imports.ts'
import { useSay } from '../../say/say.tsx'
import { Empty, Failed } from '../../ui/states.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './import-page.module.css'
import { PastImports } from './past-imports.tsx'
import { TryOut } from './try-out.tsx'

/** Clients from a table: chosen, read, tried, and only then brought in. */
export function ImportPage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const whyNot = useWhyMayNot('client.import')
  const [opened, setOpened] = useState<OpenedImport | null>(null)
  const title = say('import.title')
  useEffect(() => {
    document.title = title
  }, [title])
  if (whyNot !== null) {
    return (
      <Empty isPage title={title}>
        {whyNot}
      </Empty>
    )
  }
  return (
    <div className={css.page}>
      <header>
        <p className={css.hint}>
          <Link to="/desk/$desk/clients" params={{ desk }}>
            {say('clients.title')}
          </Link>
        </p>
        <h1 className={css.title}>{title}</h1>
        <p className={css.hint}>{say('import.hint')}</p>
      </header>
      {opened ? (
        <TryOut key={opened.id} desk={desk} opened={opened} another={() => setOpened(null)} />
      ) : (
        <Choose desk={desk} take={setOpened} />
      )}
      {!opened && <PastImports desk={desk} />}
    </div>
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
