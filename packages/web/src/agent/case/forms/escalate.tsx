import { TextInput } from '@mantine/core'
import type { Developer } from '@reglament/engine'
import { useSay } from '../../../say/say.tsx'
import css from '../composer.module.css'
import { type ActForm, type BoxesProps, said } from './form.ts'
import { Words } from './words.tsx'

interface DevelopmentDraft {
  readonly developerName: string
  readonly developerContact: string
  /** A date as it was written: the regulation's zone gives it its end. */
  readonly eta: string
  readonly text: string
}

const EMPTY: DevelopmentDraft = { developerName: '', developerContact: '', eta: '', text: '' }

function developerOf({ developerName, developerContact }: DevelopmentDraft): { readonly developer?: Developer } {
  const name = said(developerName)
  const contact = said(developerContact)
  if (name === null && contact === null) return {}
  const reach = contact === null ? {} : contact.includes('@') ? { email: contact } : { phone: contact }
  return { developer: { name: name ?? contact ?? '', ...reach } }
}

function etaOf({ eta }: DevelopmentDraft): { readonly eta?: string } {
  const date = said(eta)
  return date === null ? {} : { eta: date }
}

export const escalate: ActForm<DevelopmentDraft> = {
  slot: 'development',
  empty: EMPTY,
  act: (draft) => {
    const text = said(draft.text)
    return { kind: 'escalate', ...developerOf(draft), ...etaOf(draft), ...(text === null ? {} : { text }) }
  },
  // What an escalation needs is the regulation's to say.
  isBlank: () => false,
  Boxes: function Escalate(props) {
    const say = useSay()
    const { draft, change } = props
    return (
      <>
        <DeveloperBoxes {...props} />
        <Words
          label={say('composer.words.escalate')}
          rows={2}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
      </>
    )
  },
}

export const promise: ActForm<DevelopmentDraft> = {
  slot: 'development',
  empty: EMPTY,
  act: (draft) => ({ kind: 'promise', ...developerOf(draft), ...etaOf(draft) }),
  isBlank: () => false,
  Boxes: DeveloperBoxes,
}

function DeveloperBoxes({ draft, change }: BoxesProps<DevelopmentDraft>) {
  const say = useSay()
  return (
    <div className={css.three}>
      <TextInput
        label={say('composer.developer')}
        name="developer"
        value={draft.developerName}
        onChange={(event) => change({ developerName: event.currentTarget.value })}
      />
      <TextInput
        label={say('composer.developerContact')}
        name="developerContact"
        value={draft.developerContact}
        onChange={(event) => change({ developerContact: event.currentTarget.value })}
      />
      <TextInput
        label={say('composer.eta')}
        name="eta"
        type="date"
        value={draft.eta}
        onChange={(event) => change({ eta: event.currentTarget.value })}
      />
    </div>
  )
}
