import { NativeSelect } from '@mantine/core'
import { LOCALES, type Locale } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listLetterTemplates, type TemplateName } from '../../api/letters.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import css from './letters.module.css'
import { TemplateEditor } from './template-editor.tsx'

/** The words of the desk's letters to clients, in both languages. */
export function LettersPage({ desk: id }: { readonly desk: string }) {
  const { say, locale: own } = useVoice()
  const barred = useWhyMayNot('letter.edit')
  const [name, setName] = useState<TemplateName>('registered')
  const [locale, setLocale] = useState<Locale>(own)
  const found = useQuery({
    queryKey: ['letter-templates', id],
    queryFn: () => listLetterTemplates(id),
    enabled: barred === null,
  })
  const title = usePageTitle(say('letters.title'))
  if (barred !== null) {
    return (
      <Empty isPage title={title}>
        {barred}
      </Empty>
    )
  }
  const rows = found.data?.rows.filter((row) => row.locale === locale) ?? []
  const chosen = rows.find((row) => row.name === name)
  return (
    <div className={css.page}>
      <h1 className={css.title}>{title}</h1>
      <p className={css.hint}>{say('letters.hint')}</p>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && chosen && (
        <>
          <div className={css.choice}>
            <NativeSelect
              label={say('letters.which')}
              name="letter"
              value={name}
              onChange={(event) => setName(event.currentTarget.value as TemplateName)}
              data={rows.map((row) => ({
                value: row.name,
                label: row.isOwn
                  ? say('letters.ownName', { name: say(`letter.${row.name}`) })
                  : say(`letter.${row.name}`),
              }))}
            />
            <NativeSelect
              label={say('letters.language')}
              name="language"
              value={locale}
              onChange={(event) => setLocale(event.currentTarget.value as Locale)}
              data={LOCALES.map((each) => ({ value: each, label: say(`letters.${each}`) }))}
            />
          </div>
          <TemplateEditor
            key={`${name} ${locale} ${chosen.version}`}
            desk={id}
            template={chosen}
            variables={found.data.variables}
          />
        </>
      )}
    </div>
  )
}
