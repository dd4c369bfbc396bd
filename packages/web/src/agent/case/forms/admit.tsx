import { TextInput } from '@mantine/core'
import { useSay } from '../../../say/say.tsx'
import { type ActForm, said } from './form.ts'
import { Words } from './words.tsx'

interface AdmitDraft {
  readonly text: string
  /** A date as it was written; empty where none is given. */
  readonly until: string
}

export const admit: ActForm<AdmitDraft> = {
  slot: 'admit',
  empty: { text: '', until: '' },
  act: ({ text, until }) => ({
    kind: 'admit',
    ...(said(text) === null ? {} : { reason: text.trim() }),
    ...(said(until) === null ? {} : { until: until.trim() }),
  }),
  isBlank: () => false,
  Boxes: function Admit({ draft, change }) {
    const say = useSay()
    return (
      <>
        <Words label={say('composer.words.admit')} rows={2} value={draft.text} onChange={(text) => change({ text })} />
        <TextInput
          label={say('composer.admitUntil')}
          description={say('composer.admitUntilHint')}
          name="until"
          type="date"
          value={draft.until}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
      </>
    )
  },
}
