import { Button, TextInput } from '@mantine/core'
import {
  HOLDING_WORDS,
  NEEDS_A_PERSON_WORDS,
  RENEWAL_WORDS,
  type Renewal,
  type RenewalJudgement,
} from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { quoteAct } from '../api/renewals.ts'
import { useVoice } from '../say/say.tsx'
import { ClauseRow } from '../ui/reasons.tsx'
import { useRules } from '../ui/regulation.tsx'
import { Failed } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import css from './track-page.module.css'

interface Props {
  readonly desk: string
  readonly number: number
  readonly secret: string
}

/** Where the regulation extends a right by an act of services (S8), its number is quoted here and answered at once. */
export function Extend(props: Props) {
  const { renewals } = useRules().regulation
  const byAct = renewals.filter(({ act, asked }) => act !== null && (asked?.channels.includes('portal') ?? true))
  return byAct.map((rule) => <ExtendBy key={rule.holding} rule={rule} {...props} />)
}

function ExtendBy({ rule, desk, number, secret }: Props & { readonly rule: Renewal }) {
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
        {asking.isSuccess && <Answer outcome={asking.data.outcome} />}
        {asking.isError && <Failed error={asking.error} kept={say('track.kept')} />}
      </form>
    </details>
  )
}

/** What came of it, with the clause that it rests on. */
function Answer({ outcome }: { readonly outcome: RenewalJudgement }) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const clauses = outcome.kind === 'renewed' ? outcome.clauses : outcome.clause === null ? [] : [outcome.clause]
  const end = outcome.kind === 'renewed' ? Date.parse(outcome.holding.until ?? '') : Number.NaN
  return (
    <p role="status">
      {outcome.kind === 'refused' && say('extend.refused', { why: RENEWAL_WORDS[locale][outcome.reason] })}
      {outcome.kind === 'needs-a-person' && say('extend.waits', { why: NEEDS_A_PERSON_WORDS[locale][outcome.why] })}
      {outcome.kind === 'renewed' && say('extend.done')} {!Number.isNaN(end) && <When at={end} timezone={timezone} />}{' '}
      <ClauseRow clauses={clauses} />
    </p>
  )
}
