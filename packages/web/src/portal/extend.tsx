import { Button, TextInput } from '@mantine/core'
import { HOLDING_WORDS, type Renewal } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { quoteAct } from '../api/renewals.ts'
import type { TrackedCase } from '../api/shapes.ts'
import { useVoice } from '../say/say.tsx'
import { useRules } from '../ui/regulation.tsx'
import { RenewalAsked, RenewalOutcome } from '../ui/renewal.tsx'
import { Failed } from '../ui/states.tsx'
import css from './track-page.module.css'

interface Props {
  readonly desk: string
  readonly number: number
  readonly secret: string
  /** What was asked for before, in this case and in others of the organization. */
  readonly asked: TrackedCase['renewals']
}

/** Where the regulation extends a right by an act of services (S8), its number is quoted here and answered at once. */
export function Extend({ asked, ...props }: Props) {
  const { say } = useVoice()
  const { renewals } = useRules().regulation
  const byAct = renewals.filter(({ act, asked }) => act !== null && (asked?.channels.includes('portal') ?? true))
  return (
    <>
      {byAct.map((rule) => (
        <ExtendBy key={rule.holding} rule={rule} {...props} />
      ))}
      {asked.length > 0 && (
        <section>
          <h2 className={css.heading}>{say('renewal.list')}</h2>
          <ul className={css.asked}>
            {asked.map((line) => (
              <li key={line.id}>
                <RenewalAsked line={line} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ExtendBy({ rule, desk, number, secret }: Omit<Props, 'asked'> & { readonly rule: Renewal }) {
  const { say, locale } = useVoice()
  const queries = useQueryClient()
  const [act, setAct] = useState('')
  const asking = useMutation({
    mutationFn: () => quoteAct(desk, number, secret, { holding: rule.holding, actNumber: act.trim() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tracked', desk, number] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (act.trim() !== '') asking.mutate()
  }
  return (
    <details>
      <summary className={css.hint}>{say('extend.title', { right: HOLDING_WORDS[locale][rule.holding] })}</summary>
      <form className={css.supply} onSubmit={submit} noValidate>
        <TextInput
          label={say('extend.act')}
          name="act"
          autoComplete="off"
          value={act}
          onChange={(event) => setAct(event.currentTarget.value)}
        />
        <div className={css.row}>
          <Button type="submit" loading={asking.isPending} disabled={act.trim() === ''}>
            {say('extend.ask')}
          </Button>
        </div>
        {asking.isSuccess && <RenewalOutcome outcome={asking.data.outcome} />}
        {asking.isError && <Failed error={asking.error} kept={say('track.kept')} />}
      </form>
    </details>
  )
}
