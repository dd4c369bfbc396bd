import { Button } from '@mantine/core'
import { type Item, itemWords } from '@reglament/engine'
import { doAct } from '../../../api/acts.ts'
import { useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { Failed } from '../../../ui/states.tsx'
import { When } from '../../../ui/when.tsx'
import { useMay } from '../../may.ts'
import { useChange } from '../acts/use-change.ts'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** What the client was asked for (I23): what has come, and a press for what came by letter or by telephone. */
export function Checklist({ detail, desk }: SectionProps) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const mayTick = useMay('case.work')
  const ticking = useChange(desk, detail.number, (item: Item) =>
    doAct(desk, detail.number, { kind: 'supply', data: {}, items: [item] }),
  )
  const { wanted, turn } = detail.state
  if (!wanted || wanted.length === 0) return null
  return (
    <section>
      <h2>{say('checklist.title')}</h2>
      <ul className={css.plain}>
        {wanted.map(({ item, cameAt }) => (
          <li key={item} className={css.wanted}>
            <span>
              {itemWords(item, locale)}{' '}
              <span className={css.soft}>
                {cameAt === null ? (
                  say('checklist.waiting')
                ) : (
                  <>
                    {say('checklist.came')} <When at={cameAt} timezone={timezone} />
                  </>
                )}
              </span>
            </span>
            {cameAt === null && turn !== 'nobody' && mayTick && (
              <Button
                size="compact-xs"
                variant="default"
                loading={ticking.isPending && ticking.variables === item}
                aria-label={say('checklist.tick', { item: itemWords(item, locale) })}
                onClick={() => ticking.mutate(item)}
              >
                {say('checklist.received')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ticking.isError && <Failed error={ticking.error} />}
    </section>
  )
}
