import { useSay } from '../../../say/say.tsx'
import { DeveloperBoxes, type DevelopmentDraft, detailsOf, EMPTY_DEVELOPMENT } from './developer-boxes.tsx'
import { type ActForm, said } from './form.ts'
import { LetterPreview } from './letter-preview.tsx'
import { Words } from './words.tsx'

/** What is written besides; nothing where nothing is. */
const textOf = ({ text }: DevelopmentDraft) => (said(text) === null ? {} : { text: text.trim() })

export const escalate: ActForm<DevelopmentDraft> = {
  slot: 'development',
  empty: EMPTY_DEVELOPMENT,
  act: (draft) => ({ kind: 'escalate', ...detailsOf(draft), ...textOf(draft) }),
  // What an escalation needs is the regulation's to say.
  isBlank: () => false,
  Boxes: function Escalate(props) {
    const say = useSay()
    const { draft, change, detail } = props
    const { developer, eta } = detailsOf(draft)
    return (
      <>
        <DeveloperBoxes {...props} />
        <Words
          label={say('composer.words.escalate')}
          rows={2}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
        <LetterPreview
          number={detail.number}
          plan={{ kind: 'escalate', ...(developer ? { developer } : {}), ...(eta ? { eta } : {}), text: '' }}
        />
      </>
    )
  },
}

export const promise: ActForm<DevelopmentDraft> = {
  slot: 'promise',
  empty: EMPTY_DEVELOPMENT,
  act: (draft) => ({ kind: 'promise', ...detailsOf(draft), ...textOf(draft) }),
  isBlank: () => false,
  Boxes: function NewDate(props) {
    const say = useSay()
    const { draft, change, detail } = props
    const { developer, eta } = detailsOf(draft)
    return (
      <>
        <DeveloperBoxes {...props} />
        <Words
          label={say('composer.words.promise')}
          rows={2}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
        <LetterPreview
          number={detail.number}
          plan={{ kind: 'promise', ...(developer ? { developer } : {}), ...(eta ? { eta } : {}), text: draft.text }}
        />
      </>
    )
  },
}

/** Back from development, with what came of it. */
export const returnBack: ActForm<{ readonly text: string }> = {
  slot: 'return',
  empty: { text: '' },
  act: ({ text }) => ({ kind: 'return', ...(said(text) === null ? {} : { text: text.trim() }) }),
  isBlank: () => false,
  Boxes: function Return({ draft, change }) {
    const say = useSay()
    return (
      <Words label={say('composer.words.return')} rows={3} value={draft.text} onChange={(text) => change({ text })} />
    )
  },
}
