import { Button } from '@mantine/core'
import { type CaseState, type Item, inOrder, isField, isPresent, itemWords } from '@reglament/engine'
import { itemList } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { hintFor, neededBy } from '../../ui/data-hints.ts'
import { RichText } from '../../ui/rich-text.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './asked-hints.module.css'
import { useDataHints } from './use-data-hints.ts'

interface Props {
  readonly state: CaseState
  /** What is ticked. */
  readonly items: readonly Item[]
  readonly tick: (items: readonly Item[]) => void
}

/** Beside what is asked for: what the product needs and has not, to be ticked at once, and what the client will read of it. */
export function AskedHints({ state, items, tick }: Props) {
  const { say, locale } = useVoice()
  const { desk } = useWorkplace()
  const hints = useDataHints(desk.id).data?.rows ?? []
  const { request, wanted = [] } = state
  const product = request.product ?? null
  const isThere = (item: Item) =>
    (isField(item) && isPresent(item, request)) || wanted.some((each) => each.item === item && each.cameAt !== null)
  const left = inOrder(neededBy(hints, product)).filter((item) => !isThere(item) && !items.includes(item))
  const told = inOrder(items).flatMap((item) => {
    const html = hintFor(hints, product, item, locale)
    return html === null ? [] : [{ item, html }]
  })
  return (
    <>
      {left.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => tick(inOrder([...items, ...left]))}>
          {say('hints.tick', { items: itemList(left, locale) })}
        </Button>
      )}
      {told.length > 0 && (
        <details className={css.told}>
          <summary>
            {say('hints.clientReads')}:{' '}
            {itemList(
              told.map(({ item }) => item),
              locale,
            )}
          </summary>
          <dl>
            {told.map(({ item, html }) => (
              <div key={item}>
                <dt>{itemWords(item, locale)}</dt>
                <dd>
                  <RichText html={html} addressOf={() => null} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}
