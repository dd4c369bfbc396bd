import { Link } from '@tanstack/react-router'
import { type CaseLink, unlinkCase } from '../../../api/beside.ts'
import { useSay } from '../../../say/say.tsx'
import { CaseLabel } from '../../../ui/case-label.tsx'
import { Failed } from '../../../ui/states.tsx'
import { useMay } from '../../may.ts'
import { useChange } from '../acts/use-change.ts'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** Links that acts have made and nobody takes away. */
const KEPT: ReadonlySet<CaseLink['kind']> = new Set(['split-from', 'transferred-to', 'transferred-from'])

/** What the case has to do with others: merged, split, linked by hand, carried to another desk or a bug tracker. */
export function Links({ detail, desk }: SectionProps) {
  const say = useSay()
  const mayMark = useMay('case.mark')
  const { links, merged, mergedInto } = detail.beside
  const removing = useChange(desk, detail.number, (id: string) => unlinkCase(desk, detail.number, id))
  if (links.length === 0 && merged.length === 0 && mergedInto === null) return null
  const toCase = (number: number, label: string) => (
    <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(number) }}>
      <CaseLabel label={label} />
    </Link>
  )
  return (
    <section>
      <h2>{say('link.title')}</h2>
      <ul className={css.plain}>
        {mergedInto && (
          <li>
            <span className={css.soft}>{say('link.mergedInto')}</span> {toCase(mergedInto.number, mergedInto.label)}
          </li>
        )}
        {merged.map(({ number, label, apart }) => (
          <li key={number}>
            <span className={css.soft}>{say(apart ? 'link.mergedApart' : 'link.merged')}</span> {toCase(number, label)}
          </li>
        ))}
        {links.map((link) => (
          <li key={link.id} className={css.linked}>
            <span>
              <span className={css.soft}>
                {say(`link.${link.kind}${link.isReverse ? '.reverse' : ''}` as `link.${CaseLink['kind']}`)}
              </span>{' '}
              {link.other ? (
                <>
                  {toCase(link.other.number, link.other.label)} <span>{link.other.subject}</span>
                </>
              ) : (
                <a href={link.url ?? ''} {...(link.kind === 'outside' ? { rel: 'noreferrer', target: '_blank' } : {})}>
                  {link.title}
                </a>
              )}
            </span>
            {mayMark && !KEPT.has(link.kind) && (
              <button
                type="button"
                className={css.remove}
                aria-label={say('link.remove', { what: link.other?.label ?? link.title ?? '' })}
                onClick={() => removing.mutate(link.id)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {removing.isError && <Failed error={removing.error} />}
    </section>
  )
}
