import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LetterTemplate, listLetterVersions } from '../../api/letters.ts'
import { useSay } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import css from './letters.module.css'

interface Props {
  readonly desk: string
  readonly template: LetterTemplate
  readonly take: (text: string) => void
}

/** How the letter was worded before, by whom, a press away; any of it can be taken up again. */
export function VersionList({ desk, template: { name, locale, version, shipped }, take }: Props) {
  const say = useSay()
  const { timezone } = useRules()
  const [isOpen, setOpen] = useState(false)
  const found = useQuery({
    queryKey: ['letter-versions', desk, name, locale, version],
    queryFn: () => listLetterVersions(desk, name, locale),
    enabled: isOpen,
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('letters.versions', { count: version })}</summary>
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {isOpen && found.isPending && <Loading lines={2} />}
      <ul className={css.versions}>
        {found.data?.rows.map((row) => (
          <li key={row.version}>
            <span>
              {row.version}. <When at={Date.parse(row.changedAt)} timezone={timezone} /> {row.changedBy}{' '}
              {row.text === null && say('letters.wentBack')}
            </span>
            <Button size="compact-xs" variant="subtle" onClick={() => take(row.text ?? shipped)}>
              {say('letters.take', { version: row.version })}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
