import { useSay } from '../../../say/say.tsx'
import type { ActForm } from './form.ts'
import { Words } from './words.tsx'

interface WordsDraft {
  readonly text: string
}

const isBlank = ({ text }: WordsDraft) => text.trim() === ''

/** A note for colleagues. */
export const note: ActForm<WordsDraft> = {
  slot: 'note',
  empty: { text: '' },
  act: ({ text }) => ({ kind: 'note', text: text.trim() }),
  isBlank,
  Boxes: function Note({ draft, change }) {
    const say = useSay()
    return <Words label={say('composer.words.note')} value={draft.text} onChange={(text) => change({ text })} />
  },
}

/** What the client said by telephone or in another way. */
export const reply: ActForm<WordsDraft> = {
  slot: 'reply',
  empty: { text: '' },
  act: ({ text }) => ({ kind: 'reply', text: text.trim() }),
  isBlank,
  Boxes: function Reply({ draft, change }) {
    const say = useSay()
    return <Words label={say('composer.words.reply')} value={draft.text} onChange={(text) => change({ text })} />
  },
}
