import { NativeSelect } from '@mantine/core'
import { GROUND_WORDS, type GroundReason } from '@reglament/engine'
import { useSay, useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { type ActForm, type BoxesProps, said } from './form.ts'
import { Words } from './words.tsx'

interface RefuseDraft {
  readonly ground: string
  readonly text: string
}

export const refuse: ActForm<RefuseDraft> = {
  slot: 'refuse',
  empty: { ground: '', text: '' },
  act: ({ ground, text }) => ({
    kind: 'refuse',
    ...(ground === '' ? {} : { reason: ground }),
    ...(said(text) === null ? {} : { text: text.trim() }),
  }),
  isBlank: () => false,
  Boxes: function Refuse(props) {
    const say = useSay()
    const { draft, change } = props
    return (
      <>
        <Ground {...props} />
        <Words label={say('composer.words.refuse')} value={draft.text} onChange={(text) => change({ text })} />
      </>
    )
  },
}

function Ground({ draft, state, change }: BoxesProps<RefuseDraft>) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const judged = state.verdict.grounds.filter(
    (ground) => ground.reason !== 'missing-data' && ground.reason !== 'channel-not-open',
  )
  const named = Object.entries(regulation.refusals)
  return (
    <NativeSelect
      label={say('composer.ground')}
      name="ground"
      value={draft.ground}
      onChange={(event) => change({ ground: event.currentTarget.value })}
      data={[
        {
          value: '',
          label: judged[0]
            ? say('composer.groundJudged', {
                ground: GROUND_WORDS[locale][judged[0].reason as GroundReason],
                clause: judged[0].clause,
              })
            : say('composer.groundChoose'),
        },
        ...named.map(([id, rule]) => ({
          value: id,
          label: say('composer.groundNamed', { title: rule.title[locale], clauses: rule.clauses.join(', ') }),
        })),
      ]}
    />
  )
}
