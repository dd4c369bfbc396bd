import { NativeSelect } from '@mantine/core'
import { ITEMS } from '@reglament/engine'
import { useState } from 'react'
import { useVoice } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import page from '../page.module.css'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import { HintLine } from './hint-line.tsx'
import css from './hints.module.css'
import { useDataHints } from './use-data-hints.ts'

/** What each product needs of a client, and how the client gets it: read here by all staff, kept by the head. */
export function HintsPage({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const { regulation } = useWorkplace().desk
  const found = useDataHints(desk)
  const [product, setProduct] = useState<string | null>(null)
  const title = usePageTitle(say('hints.title'))
  const products = Object.entries(regulation.products).map(([id, about]) => ({ value: id, label: about.title[locale] }))
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 className={page.title}>{title}</h1>
        <p className={page.soft}>{say('hints.about')}</p>
      </header>
      <NativeSelect
        className={css.product ?? ''}
        label={say('hints.product')}
        value={product ?? ''}
        data={[{ value: '', label: say('hints.allProducts') }, ...products]}
        onChange={(event) => setProduct(event.currentTarget.value || null)}
      />
      {found.isPending && <Loading lines={8} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && (
        <ul className={page.list}>
          {ITEMS.map((item) => (
            <HintLine key={`${product} ${item}`} desk={desk} product={product} item={item} rows={found.data.rows} />
          ))}
        </ul>
      )}
    </div>
  )
}
