import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { isInn, TOPICS } from '@reglament/engine'
import type { ReactNode } from 'react'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../reasons.tsx'
import { useRules } from '../regulation.tsx'
import css from './fields.module.css'
import { type AskedForm, asksFor, clausesAsking, supportedVersions } from './form.ts'

interface Props {
  readonly form: AskedForm
  readonly change: (part: Partial<AskedForm>) => void
}

interface StepProps {
  readonly title: string
  readonly clauses: readonly string[]
  readonly note?: string
  readonly children: ReactNode
}

/** A part of the form, with the clauses that ask for it in the margin. */
function Step({ title, clauses, note, children }: StepProps) {
  return (
    <fieldset className={css.step}>
      <legend className={css.title}>{title}</legend>
      <div className={css.fields}>{children}</div>
      <div className={css.margin}>
        <ClauseRow clauses={clauses} />
        {note && <p>{note}</p>}
      </div>
    </fieldset>
  )
}

/** The order a person thinks in: what happened, with which product, who they are; `isKnown`: that is known already. */
export function AskedFields({ isKnown = false, ...props }: Props & { readonly isKnown?: boolean }) {
  return (
    <>
      <WhatHappened {...props} />
      <WithWhat {...props} />
      {!isKnown && <Who {...props} />}
    </>
  )
}

function WhatHappened({ form, change }: Props) {
  const { say } = useVoice()
  const { regulation } = useRules()
  return (
    <Step title={say('form.what')} clauses={clausesAsking(['description'], regulation)} note={say('form.whatNote')}>
      <Textarea
        label={say('form.description')}
        name="description"
        minRows={6}
        rows={6}
        value={form.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <NativeSelect
        label={say('form.topic')}
        name="topic"
        value={form.topic}
        onChange={(event) => change({ topic: event.currentTarget.value })}
        data={[
          { value: '', label: say('form.topicUnknown') },
          ...TOPICS.map((topic) => ({ value: topic, label: say(`topic.${topic}`) })),
        ]}
      />
    </Step>
  )
}

function WithWhat({ form, change }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const versions = supportedVersions(form.product, regulation)
  const clauses = new Set([
    ...clausesAsking(['product', 'version'], regulation),
    ...(regulation.products[form.product]?.clauses ?? []),
  ])
  return (
    <Step title={say('form.with')} clauses={[...clauses]}>
      <NativeSelect
        label={say('form.product')}
        name="product"
        value={form.product}
        onChange={(event) => change({ product: event.currentTarget.value })}
        data={[
          { value: '', label: say('form.productChoose') },
          ...Object.entries(regulation.products).map(([id, product]) => ({ value: id, label: product.title[locale] })),
        ]}
      />
      <TextInput
        label={say('form.version')}
        name="version"
        description={versions ? say('form.versionsSupported', { versions: versions.join(', ') }) : undefined}
        value={form.version}
        onChange={(event) => change({ version: event.currentTarget.value })}
      />
      {asksFor('licence', regulation) && (
        <TextInput
          label={say('form.licence')}
          name="licence"
          value={form.licence}
          onChange={(event) => change({ licence: event.currentTarget.value })}
        />
      )}
    </Step>
  )
}

function Who({ form, change }: Props) {
  const { say } = useVoice()
  const { regulation } = useRules()
  const isWrongInn = form.inn.trim() !== '' && !isInn(form.inn.trim())
  return (
    <Step
      title={say('form.who')}
      clauses={clausesAsking(['contact', 'organization', 'inn'], regulation)}
      note={say('form.whoNote')}
    >
      <TextInput
        label={say('form.name')}
        name="name"
        autoComplete="name"
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <TextInput
          label={say('form.email')}
          name="email"
          type="email"
          autoComplete="email"
          value={form.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
        <TextInput
          label={say('form.phone')}
          name="phone"
          type="tel"
          autoComplete="tel"
          value={form.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
      </div>
      <div className={css.pair}>
        <TextInput
          label={say('form.organization')}
          name="organization"
          autoComplete="organization"
          value={form.organization}
          onChange={(event) => change({ organization: event.currentTarget.value })}
        />
        <TextInput
          label={say('form.inn')}
          name="inn"
          inputMode="numeric"
          value={form.inn}
          error={isWrongInn ? say('form.innWrong') : undefined}
          onChange={(event) => change({ inn: event.currentTarget.value })}
        />
      </div>
    </Step>
  )
}
