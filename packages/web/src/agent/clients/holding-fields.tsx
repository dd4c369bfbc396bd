import { NativeSelect, TextInput } from '@mantine/core'
import { HOLDING_WORDS } from '@reglament/engine'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import css from './holding-fields.module.css'
import { type HoldingForm, isBackwards, kindsOf, rightOf } from './holding-form.ts'
import { periodWords } from './rights.ts'
import { TermWords } from './term-words.tsx'

interface Props {
  readonly form: HoldingForm
  readonly change: (part: Partial<HoldingForm>) => void
  /** What it is called when no right is chosen. */
  readonly none: string
}

/** A right to be recorded, and what the regulation will make of it. */
export function HoldingFields({ form, change, none }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const right = rightOf(form, regulation)
  const wrong = isBackwards(form)
  return (
    <div className={css.fields}>
      <NativeSelect
        label={say('right.kind')}
        name="kind"
        value={form.kind}
        onChange={(event) => change({ kind: event.currentTarget.value })}
        data={[
          { value: '', label: none },
          ...kindsOf(regulation).map((kind) => ({ value: kind, label: HOLDING_WORDS[locale][kind] })),
        ]}
      />
      {form.kind !== '' && (
        <>
          <NativeSelect
            label={say('right.product')}
            name="product"
            value={form.product}
            onChange={(event) => change({ product: event.currentTarget.value })}
            data={[
              { value: '', label: say('right.anyProduct') },
              ...Object.entries(regulation.products).map(([id, { title }]) => ({ value: id, label: title[locale] })),
            ]}
          />
          <TextInput
            label={say('right.from')}
            name="from"
            type="date"
            value={form.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            label={say('right.ends')}
            name="until"
            type="date"
            description={say('right.endsHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={wrong ? say('right.backwards') : undefined}
            value={form.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
          />
          {right && !wrong && (
            <p className={css.outcome} role="status">
              {periodWords(right, { timezone: regulation.timezone, locale, say })}
              <span className={css.soft}>
                {' · '}
                <TermWords right={right} /> <ClauseRow clauses={right.clauses} />
              </span>
            </p>
          )}
        </>
      )}
    </div>
  )
}
