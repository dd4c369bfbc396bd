import { ITEMS, type Item, itemWords, leftToSupply } from '@reglament/engine'
import { useVoice } from '../../../say/say.tsx'
import { AskedHints } from '../../hints/asked-hints.tsx'
import css from '../composer.module.css'
import type { BoxesProps } from './form.ts'

interface Checked {
  readonly items: readonly Item[]
}

/** What the client is asked to fill in on the page of the case (I23); what is missing already stands checked. */
export function ChecklistBoxes({ draft, state, change }: Pick<BoxesProps<Checked>, 'draft' | 'state' | 'change'>) {
  const { say, locale } = useVoice()
  const left = leftToSupply(state)
  const toggle = (item: Item) =>
    change({
      items: draft.items.includes(item) ? draft.items.filter((each) => each !== item) : [...draft.items, item],
    })
  return (
    <fieldset className={css.checks}>
      <legend>{say('ask.checklist')}</legend>
      {ITEMS.map((item) => (
        <label key={item} data-missing={left.includes(item)}>
          <input type="checkbox" checked={draft.items.includes(item)} onChange={() => toggle(item)} />{' '}
          {itemWords(item, locale)}
        </label>
      ))}
      <AskedHints state={state} items={draft.items} tick={(items) => change({ items })} />
      <p>{say(draft.items.length > 0 ? 'ask.comesBack' : 'ask.free')}</p>
    </fieldset>
  )
}
