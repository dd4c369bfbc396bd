import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../reasons.tsx'
import { useRules } from '../regulation.tsx'
import { AskedBox, ProductBox, TopicBox } from './boxes.tsx'
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
      <TopicBox form={form} change={change} />
    </Step>
  )
}

function WithWhat({ form, change }: Props) {
  const { say } = useVoice()
  const { regulation } = useRules()
  const versions = supportedVersions(form.product, regulation)
  const clauses = new Set([
    ...clausesAsking(['product', 'version'], regulation),
    ...(regulation.products[form.product]?.clauses ?? []),
  ])
  return (
    <Step title={say('form.with')} clauses={[...clauses]}>
      <ProductBox form={form} change={change} />
      <AskedBox
        box="version"
        form={form}
        change={change}
        description={versions ? say('form.versionsSupported', { versions: versions.join(', ') }) : undefined}
      />
      {asksFor('licence', regulation) && <AskedBox box="licence" form={form} change={change} />}
    </Step>
  )
}

function Who({ form, change }: Props) {
  const { say } = useVoice()
  const { regulation } = useRules()
  return (
    <Step
      title={say('form.who')}
      clauses={clausesAsking(['contact', 'organization', 'inn'], regulation)}
      note={say('form.whoNote')}
    >
      <AskedBox box="name" autoComplete="name" form={form} change={change} />
      <div className={css.pair}>
        <AskedBox box="email" autoComplete="email" form={form} change={change} />
        <AskedBox box="phone" autoComplete="tel" form={form} change={change} />
      </div>
      <div className={css.pair}>
        <AskedBox box="organization" autoComplete="organization" form={form} change={change} />
        <AskedBox box="inn" form={form} change={change} />
      </div>
    </Step>
  )
}
