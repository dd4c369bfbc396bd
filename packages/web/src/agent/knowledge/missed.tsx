import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listMissedQuestions } from '../../api/knowledge.ts'
import { useSay } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import css from './knowledge.module.css'

interface Props {
  readonly desk: string
  readonly why: string | null
  readonly write: (about: string) => void
}

/** What clients asked and did not find, with the cases that came of it: what to write next. */
export function Missed({ desk, why, write }: Props) {
  const say = useSay()
  const found = useQuery({ queryKey: ['missed questions', desk], queryFn: () => listMissedQuestions(desk) })
  const rows = found.data?.rows ?? []
  return (
    <section aria-label={say('knowledge.missed')}>
      <h2>{say('knowledge.missed')}</h2>
      <p className={css.soft}>{say('knowledge.missedHint')}</p>
      {found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && rows.length === 0 && <p>{say('knowledge.missedNone')}</p>}
      <ul className={css.rows}>
        {rows.map(({ text, times, cases }) => (
          <li key={text}>
            <div className={css.line}>
              <span>{text}</span>
              <p className={css.soft}>
                {say('knowledge.times', { count: times })}
                {cases.map(({ number, label }) => (
                  <span key={number}>
                    {' · '}
                    <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(number) }}>
                      <CaseLabel label={label} />
                    </Link>
                  </span>
                ))}
              </p>
            </div>
            <Barred
              size="compact-xs"
              variant="subtle"
              reason={why}
              label={say('knowledge.writeAbout', { text })}
              onClick={() => write(text)}
            >
              {say('knowledge.write')}
            </Barred>
          </li>
        ))}
      </ul>
    </section>
  )
}
