import type { Item } from '@reglament/engine'
import { useSay } from '../../../say/say.tsx'
import { NOTHING_WRITTEN, unfilledIn, type Written, wordsOf } from '../written.ts'
import { ChecklistBoxes } from './checklist-boxes.tsx'
import type { ActForm, NotYet } from './form.ts'
import { RichWords } from './rich-words.tsx'

/** What is written to the client. */
interface LetterDraft extends Written {
  /** What is asked for; an answer leaves it alone. */
  readonly items: readonly Item[]
}

const EMPTY: LetterDraft = { ...NOTHING_WRITTEN, items: [] }
const isBlank = ({ text }: LetterDraft) => text.trim() === ''

function notYet(draft: LetterDraft): NotYet | null {
  if (draft.pending > 0) return { key: 'composer.filesPending' }
  const variable = unfilledIn(draft)
  return variable === null ? null : { key: 'composer.unfilled', values: { variable } }
}

export const answer: ActForm<LetterDraft> = {
  slot: 'letter',
  empty: EMPTY,
  act: (draft) => ({ kind: 'answer', ...wordsOf(draft) }),
  isBlank,
  notYet,
  Boxes: function Answer({ draft, change }) {
    const say = useSay()
    return <RichWords label={say('composer.words.answer')} value={draft} onChange={change} />
  },
}

export const ask: ActForm<LetterDraft> = {
  slot: 'letter',
  empty: EMPTY,
  act: (draft) => ({ kind: 'ask', ...wordsOf(draft), items: draft.items }),
  isBlank,
  notYet,
  Boxes: function Ask(props) {
    const { draft, change } = props
    const say = useSay()
    return (
      <>
        <RichWords label={say('composer.words.ask')} value={draft} onChange={change} />
        <ChecklistBoxes {...props} />
      </>
    )
  },
}
