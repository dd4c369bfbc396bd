import { hasRight } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { listDevelopment, listTeams } from '../../api/development.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useLinkKeys } from '../list/line-keys.ts'
import listCss from '../list/list.module.css'
import { useMay } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import css from './development.module.css'
import { DevelopmentLine } from './development-line.tsx'

/** What is with development, the earliest promised date first: late ones stand on top and say so. */
export function DevelopmentPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const { desk: here } = useWorkplace()
  const isDeveloper = !hasRight(here.role, 'lists.read')
  const [whose, setWhose] = useState<'mine' | 'all'>(isDeveloper ? 'mine' : 'all')
  const mayManage = useMay('development.manage')
  const found = useQuery({
    queryKey: ['cases', desk, 'development', whose],
    queryFn: () => listDevelopment(desk, whose),
    placeholderData: (before) => before,
  })
  const teams = useQuery({ queryKey: ['development-teams', desk], queryFn: () => listTeams(desk) })
  const lines = useRef<HTMLUListElement>(null)
  useLinkKeys(lines)
  const title = usePageTitle(say('list.development'))
  const rows = found.data?.rows ?? []
  const late = rows.filter(({ state }) => state.development?.missed).length
  return (
    <>
      <header className={listCss.head}>
        <h1 className={listCss.title}>{title}</h1>
        <span className={listCss.count}>{found.data ? say('list.count', { count: rows.length }) : ''}</span>
        {late > 0 && (
          <span className={css.late} role="status">
            {say('development.late', { count: late })}
          </span>
        )}
        <fieldset className={css.whose}>
          <legend>{say('development.whose')}</legend>
          {(['mine', 'all'] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="whose" checked={whose === each} onChange={() => setWhose(each)} />{' '}
              {say(`development.${each}`)}
            </label>
          ))}
        </fieldset>
        {mayManage && (
          <Link to="/desk/$desk/development-teams" params={{ desk }} className={css.soft}>
            {say('teams.title')}
          </Link>
        )}
      </header>
      {found.isPending && (
        <div className={listCss.state}>
          <Loading lines={8} />
        </div>
      )}
      {found.isError && (
        <div className={listCss.state}>
          <Failed error={found.error} retry={() => found.refetch()} />
        </div>
      )}
      {found.isSuccess && rows.length === 0 && (
        <Empty title={say(whose === 'mine' ? 'development.noneMine' : 'empty.development')}>
          {say(whose === 'mine' ? 'development.noneMineHint' : 'emptyHint.development')}
        </Empty>
      )}
      <ul className={listCss.lines} ref={lines}>
        {rows.map((row) => (
          <DevelopmentLine
            key={row.id}
            row={row}
            desk={desk}
            teams={teams.data?.teams ?? []}
            isDeveloper={isDeveloper}
          />
        ))}
      </ul>
    </>
  )
}
