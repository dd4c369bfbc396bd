import { NativeSelect, TextInput, type TextInputProps } from '@mantine/core'
import { isInn, TOPICS } from '@reglament/engine'
import type { HTMLAttributes } from 'react'
import { useVoice } from '../../say/say.tsx'
import { useRules } from '../regulation.tsx'

type Name = 'name' | 'email' | 'phone' | 'organization' | 'inn' | 'licence' | 'version'
type Values = { readonly [K in Name | 'product' | 'topic']?: string }

interface Props {
  /** What is written so far; whoever asks for less has fewer fields. */
  readonly form: Values
  readonly change: (part: Values) => void
}

/** What tells a keyboard on glass which signs to offer. */
const KINDS: {
  readonly [K in Name]?: Pick<HTMLAttributes<HTMLInputElement>, 'inputMode'> & { readonly type?: string }
} = {
  email: { type: 'email' },
  phone: { type: 'tel' },
  inn: { inputMode: 'numeric' },
}

interface BoxProps extends Props {
  readonly box: Name
  readonly description?: string | undefined
  readonly autoComplete?: TextInputProps['autoComplete']
}

/** One line of text of a request, by its name; an INN says at once that its check digits are wrong. */
export function AskedBox({ box, form, change, description, autoComplete }: BoxProps) {
  const { say } = useVoice()
  const value = form[box] ?? ''
  const isWrong = box === 'inn' && value.trim() !== '' && !isInn(value.trim())
  return (
    <TextInput
      label={say(`form.${box}`)}
      name={box}
      {...KINDS[box]}
      {...(autoComplete === undefined ? {} : { autoComplete })}
      description={description}
      error={isWrong ? say('form.innWrong') : undefined}
      value={value}
      onChange={(event) => change({ [box]: event.currentTarget.value })}
    />
  )
}

/** Which product of the regulation it is about. */
export function ProductBox({ form, change }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  return (
    <NativeSelect
      label={say('form.product')}
      name="product"
      value={form.product ?? ''}
      onChange={(event) => change({ product: event.currentTarget.value })}
      data={[
        { value: '', label: say('form.productChoose') },
        ...Object.entries(regulation.products).map(([id, { title }]) => ({ value: id, label: title[locale] })),
      ]}
    />
  )
}

/** What kind of question it is; nobody has to know. */
export function TopicBox({ form, change }: Props) {
  const { say } = useVoice()
  return (
    <NativeSelect
      label={say('form.topic')}
      name="topic"
      value={form.topic ?? ''}
      onChange={(event) => change({ topic: event.currentTarget.value })}
      data={[
        { value: '', label: say('form.topicUnknown') },
        ...TOPICS.map((topic) => ({ value: topic, label: say(`topic.${topic}`) })),
      ]}
    />
  )
}
