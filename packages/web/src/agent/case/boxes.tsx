import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type CaseState, FIELD_WORDS, FIELDS, type Field, GROUND_WORDS, type GroundReason } from '@reglament/engine'
import type { ActKind } from '../../api/acts.ts'
import { useVoice } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import css from './composer.module.css'
import type { Draft } from './modes.ts'

interface Props {
  readonly kind: ActKind
  readonly draft: Draft
  readonly state: CaseState
  readonly change: (part: Partial<Draft>) => void
}

/** The boxes that an act needs, and no others. */
export function Boxes(props: Props) {
  switch (props.kind) {
    case 'answer':
    case 'note':
    case 'reply':
      return <Words {...props} rows={3} />
    case 'ask':
      return (
        <>
          <Words {...props} rows={3} />
          <AskedFor {...props} />
        </>
      )
    case 'escalate':
      return (
        <>
          <Developer {...props} />
          <Words {...props} rows={2} />
        </>
      )
    case 'promise':
      return <Developer {...props} />
    case 'refuse':
      return (
        <>
          <Ground {...props} />
          <Words {...props} rows={3} />
        </>
      )
    case 'admit':
      return <Words {...props} rows={2} />
    case 'supply':
      return <Supplied {...props} />
    case 'take':
    case 'return':
    case 'confirm':
    case 'close':
      return null
  }
}

function Words({ kind, draft, change, rows }: Props & { readonly rows: number }) {
  const { say } = useVoice()
  const named = kind as 'answer' | 'ask' | 'note' | 'reply' | 'escalate' | 'refuse' | 'admit'
  return (
    <Textarea
      label={say(`composer.words.${named}`)}
      name="text"
      rows={rows}
      value={draft.text}
      onChange={(event) => change({ text: event.currentTarget.value })}
    />
  )
}

function AskedFor({ draft, change }: Props) {
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

function Developer({ draft, change }: Props) {
  const { say } = useVoice()
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

function Ground({ draft, state, change }: Props) {
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

function Supplied({ draft, change }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  return (
    <>
      <div className={css.three}>
        <NativeSelect
          label={say('form.product')}
          name="product"
          value={draft.product}
          onChange={(event) => change({ product: event.currentTarget.value })}
          data={[
            { value: '', label: say('form.productChoose') },
            ...Object.entries(regulation.products).map(([id, product]) => ({
              value: id,
              label: product.title[locale],
            })),
          ]}
        />
        <TextInput
          label={say('form.version')}
          name="version"
          value={draft.version}
          onChange={(event) => change({ version: event.currentTarget.value })}
        />
        <TextInput
          label={say('form.inn')}
          name="inn"
          value={draft.inn}
          onChange={(event) => change({ inn: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={say('form.organization')}
        name="organization"
        value={draft.organization}
        onChange={(event) => change({ organization: event.currentTarget.value })}
      />
      <Textarea
        label={say('form.description')}
        name="description"
        rows={2}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
    </>
  )
}
