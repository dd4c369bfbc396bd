import type { Item } from '@reglament/engine'
import { useSay } from '../../../say/say.tsx'
import { ChecklistBoxes } from './checklist-boxes.tsx'
import type { ActForm } from './form.ts'
import { Words } from './words.tsx'

/** What is written to the client. */
interface LetterDraft {
  readonly text: string
  /** What is asked for; an answer leaves it alone. */
  readonly items: readonly Item[]
}

const EMPTY: LetterDraft = { text: '', items: [] }
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
  act: ({ text, items }) => ({ kind: 'ask', text: text.trim(), items }),
  isBlank,
  Boxes: function Ask(props) {
    const { draft, change } = props
    const say = useSay()
    return (
      <>
        <Words label={say('composer.words.ask')} value={draft.text} onChange={(text) => change({ text })} />
        <ChecklistBoxes {...props} />
      </>
    )
  },
}
