import { Button } from '@mantine/core'
import { EVIDENCE, type Evidence, type Item, isField, leftToSupply } from '@reglament/engine'
import { useState } from 'react'
import type { ClientAct } from '../api/public.ts'
import type { TrackedCase } from '../api/shapes.ts'
import { itemList } from '../say/reasons.ts'
import { useVoice } from '../say/say.tsx'
import { askedOf, BLANK } from '../ui/asked/form.ts'
import css from './checklist.module.css'
import { ChecklistItem } from './checklist-item.tsx'

interface Props {
  readonly tracked: TrackedCase
  /** Whether the server has taken it; why not is said where every act's refusal is. */
  readonly send: (act: ClientAct) => Promise<boolean>
}

const NOTHING: Readonly<Record<Evidence, string>> = { logs: '', screenshots: '', access: '' }
const NO_FILES: Readonly<Record<Evidence, readonly File[]>> = { logs: [], screenshots: [], access: [] }

/** What the desk still wants (I23), each line with what it is and how to find it; what has come stays, ticked. */
export function Checklist({ tracked, send }: Props) {
  const { say, locale } = useVoice()
  const [form, setForm] = useState(BLANK)
  const [words, setWords] = useState(NOTHING)
  const [files, setFiles] = useState(NO_FILES)
  const [isBusy, setBusy] = useState(false)
  const { state } = tracked
  const left = leftToSupply(state)
  const came = (state.wanted ?? []).flatMap(({ item, cameAt }) => (cameAt === null ? [] : [item]))
  if (state.status === 'closed' || (left.length === 0 && came.length === 0)) return null
  if (left.length === 0) return <p className={css.done}>{say('fill.all')}</p>
  const data = askedOf(form)
  const told = EVIDENCE.filter((item) => left.includes(item) && (words[item].trim() !== '' || files[item].length > 0))
  const isBlank = Object.keys(data).length === 0 && told.length === 0
  const submit = async () => {
    setBusy(true)
    const text = told
      .map((item) => words[item].trim())
      .filter(Boolean)
      .join('\n\n')
    const sent = told.flatMap((item) => files[item])
    // What was refused goes on as soon as the client writes; the data comes into the case that is open again.
    const isOpen =
      state.status !== 'refused' ||
      (await send({
        kind: 'reply',
        text: text || [...Object.values(form), ...sent.map(({ name }) => name)].filter(Boolean).join(', '),
      }))
    if (
      isOpen &&
      (await send({ kind: 'supply', data, ...(told.length > 0 ? { items: [...told], text, files: sent } : {}) }))
    ) {
      setForm(BLANK)
      setWords(NOTHING)
      setFiles(NO_FILES)
    }
    setBusy(false)
  }
  const line = (item: Item, isHere: boolean) => (
    <ChecklistItem
      key={item}
      item={item}
      came={isHere}
      hints={tracked.hints}
      product={state.request.product ?? ''}
      form={form}
      change={(part) => setForm({ ...form, ...part })}
      words={isField(item) ? '' : words[item]}
      tell={(text) => setWords({ ...words, [item]: text })}
      attach={(chosen) => setFiles({ ...files, [item]: chosen })}
    />
  )
  return (
    <section className={css.checklist} aria-labelledby="fill">
      <h2 id="fill" className={css.title}>
        {say('fill.title')}
      </h2>
      <ul className={css.items}>
        {came.map((item) => line(item, true))}
        {left.map((item) => line(item, false))}
      </ul>
      <p className={css.hint}>
        {say('fill.left', { items: itemList(left, locale) })}. {left.length > 1 && say('fill.part')}
      </p>
      <div>
        <Button loading={isBusy} disabled={isBlank} onClick={submit}>
          {say('fill.send')}
        </Button>
      </div>
    </section>
  )
}
