import { FIELD_WORDS, FIELDS, type Field } from '@reglament/engine'
import { useSay, useVoice } from '../../../say/say.tsx'
import css from '../composer.module.css'
import type { ActForm, BoxesProps } from './form.ts'
import { Words } from './words.tsx'

/** What is written to the client. */
interface LetterDraft {
  readonly text: string
  /** What is asked for; an answer leaves it alone. */
  readonly fields: readonly Field[]
}

const EMPTY: LetterDraft = { text: '', fields: [] }
const isBlank = ({ text }: LetterDraft) => text.trim() === ''

export const answer: ActForm<LetterDraft> = {
  slot: 'letter',
  empty: EMPTY,
  act: ({ text }) => ({ kind: 'answer', text: text.trim() }),
  isBlank,
  Boxes: function Answer({ draft, change }) {
    const say = useSay()
    return <Words label={say('composer.words.answer')} value={draft.text} onChange={(text) => change({ text })} />
  },
}

export const ask: ActForm<LetterDraft> = {
  slot: 'letter',
  empty: EMPTY,
  act: ({ text, fields }) => ({ kind: 'ask', text: text.trim(), fields }),
  isBlank,
  Boxes: function Ask(props) {
    const { draft, change } = props
    const say = useSay()
    return (
      <>
        <Words label={say('composer.words.ask')} value={draft.text} onChange={(text) => change({ text })} />
        <AskedFor {...props} />
      </>
    )
  },
}

function AskedFor({ draft, change }: BoxesProps<LetterDraft>) {
  const { say, locale } = useVoice()
  const toggle = (field: Field) =>
    change({
      fields: draft.fields.includes(field) ? draft.fields.filter((each) => each !== field) : [...draft.fields, field],
    })
  return (
    <fieldset className={css.checks}>
      <legend>{say('composer.askFields')}</legend>
      {FIELDS.map((field) => (
        <label key={field}>
          <input type="checkbox" checked={draft.fields.includes(field)} onChange={() => toggle(field)} />{' '}
          {FIELD_WORDS[locale][field]}
        </label>
      ))}
    </fieldset>
  )
}
