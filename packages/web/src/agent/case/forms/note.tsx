import { useSay } from '../../../say/say.tsx'
import { NOTHING_WRITTEN, type Written, wordsOf } from '../written.ts'
import type { ActForm, NotYet } from './form.ts'
import { RichWords } from './rich-words.tsx'

function notYet({ pending }: Written): NotYet | null {
  return pending > 0 ? { key: 'composer.filesPending' } : null
}

/** A note for colleagues. */
export const note: ActForm<Written> = {
  slot: 'note',
  empty: NOTHING_WRITTEN,
  act: (draft) => ({ kind: 'note', ...wordsOf(draft) }),
  isBlank: ({ text, files }) => text.trim() === '' && files.length === 0,
  notYet,
  Boxes: function Note({ draft, change }) {
    const say = useSay()
    return <RichWords label={say('composer.words.note')} value={draft} onChange={change} />
  },
}

/** What the client said by telephone or in another way. */
export const reply: ActForm<Written> = {
  slot: 'reply',
  empty: NOTHING_WRITTEN,
  act: (draft) => ({ kind: 'reply', ...wordsOf(draft) }),
  isBlank: ({ text, files }) => text.trim() === '' && files.length === 0,
  notYet,
  Boxes: function Reply({ draft, change }) {
    const say = useSay()
    return <RichWords label={say('composer.words.reply')} value={draft} onChange={change} />
  },
}
