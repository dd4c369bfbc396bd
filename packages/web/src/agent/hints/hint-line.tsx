import { type Item, itemWords } from '@reglament/engine'
import { useState } from 'react'
import type { KeptHint } from '../../api/data-hints.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { hintFor } from '../../ui/data-hints.ts'
import { useNow } from '../../ui/now.ts'
import { RichText } from '../../ui/rich-text.tsx'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import page from '../page.module.css'
import { HintForm } from './hint-form.tsx'
import css from './hints.module.css'

interface Props {
  readonly desk: string
  /** null: all products. */
  readonly product: string | null
  readonly item: Item
  readonly rows: readonly KeptHint[]
}

/** One thing that can be asked for: whether it is needed, and what the client reads of how to get it. */
export function HintLine({ desk, product, item, rows }: Props) {
  const { say, locale } = useVoice()
  const now = useNow()
  const whyNot = useWhyMayNot('hint.edit')
  const [isOpen, setOpen] = useState(false)
  const own = rows.find((row) => row.product === product && row.item === item) ?? null
  const ofAll = rows.find((row) => row.product === null && row.item === item) ?? null
  const words = hintFor(rows, product, item, locale)
  const hasOwn = own !== null && (own.ru !== null || own.en !== null)
  const name = itemWords(item, locale)
  if (isOpen) {
    return (
      <li className={css.line}>
        <HintForm desk={desk} product={product} item={item} own={own} close={() => setOpen(false)} />
      </li>
    )
  }
  return (
    <li className={css.line}>
      <div className={css.row}>
        <h2 className={css.name}>{name}</h2>
        {(own?.isNeeded || ofAll?.isNeeded) && <span className={css.needed}>{say('hints.needed')}</span>}
        <span className={css.gap} />
        <Barred
          size="compact-xs"
          variant="subtle"
          reason={whyNot}
          label={say('hints.editWhat', { item: name })}
          onClick={() => setOpen(true)}
        >
          {say('hints.edit')}
        </Barred>
      </div>
      {words === null ? (
        <p className={page.soft}>
          {say('hints.standard')} {say(`fill.hint.${item}`)}
        </p>
      ) : (
        <RichText html={words} addressOf={() => null} />
      )}
      {words !== null && product !== null && !hasOwn && <p className={page.soft}>{say('hints.fromAll')}</p>}
      {own && (
        <p className={page.soft}>
          {say('hints.changed', {
            by: own.changedBy ?? say('hints.somebody'),
            at: dayAndTime(Date.parse(own.changedAt), now, { timezone: readersZone(), locale, say }),
          })}
        </p>
      )}
    </li>
  )
}
