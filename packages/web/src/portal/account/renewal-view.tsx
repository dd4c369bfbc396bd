import { Button, TextInput } from '@mantine/core'
import {
  HOLDING_WORDS,
  type HoldingKind,
  instant,
  lastDay,
  NEEDS_A_PERSON_WORDS,
  RENEWAL_WORDS,
  type RenewalJudgement,
  rightsOf,
} from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Account, renewFromAccount } from '../../api/client-account.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow } from '../../ui/reasons.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './account.module.css'

interface Props {
  readonly account: Account
  readonly desk: string
}

/** Rights that an act renews (S8): its number is asked for, and the answer stands here at once, with its reason. */
export function RenewalView({ account, desk }: Props) {
  const renewable = account.regulation.renewals.filter((each) => each.act !== null)
  return renewable.map(({ holding, clauses }) => (
    <Renew key={holding} holding={holding} clauses={clauses} account={account} desk={desk} />
  ))
}

function Renew({
  holding,
  clauses,
  account,
  desk,
}: Props & { readonly holding: HoldingKind; readonly clauses: readonly string[] }) {
  const { say, locale } = useVoice()
  const queries = useQueryClient()
  const [actNumber, setActNumber] = useState('')
  const asking = useMutation({
    mutationFn: () => renewFromAccount(desk, { holding, actNumber: actNumber.trim() }),
    onSuccess: ({ outcome }) => {
      if (outcome.kind === 'renewed') setActNumber('')
      return queries.invalidateQueries({ queryKey: ['account', desk] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate()
  }
  const asked = account.renewals.filter((each) => each.holding === holding)
  return (
    <form className={`${css.block} ${css.wide}`} onSubmit={submit}>
      <div className={css.row}>
        <h3 className={css.subject}>
          {say('cabinet.renewTitle')}: {HOLDING_WORDS[locale][holding]}
        </h3>
        <ClauseRow clauses={clauses} />
      </div>
      <TextInput
        className={css.wide ?? ''}
        label={say('cabinet.act')}
        name="act"
        value={actNumber}
        onChange={(event) => setActNumber(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={asking.isPending} disabled={actNumber.trim() === ''}>
        {say('cabinet.renew')}
      </Button>
      <div role="status">{asking.data && <Judged outcome={asking.data.outcome} account={account} />}</div>
      {asking.isError && <Failed error={asking.error} kept={say('portal.kept')} />}
      {asked.length > 0 && (
        <div className={css.wide}>
          <p className={css.soft}>{say('cabinet.asked')}</p>
          <ul className={css.list}>
            {asked.map(({ id, actNumber: number, outcome, reason }) => (
              <li key={id}>
                <div className={css.row}>
                  <span>{number}</span>
                  <span className={css.soft}>{say(STATE[outcome])}</span>
                </div>
                {reason !== null && <p className={css.soft}>{RENEWAL_WORDS[locale][reason]}</p>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  )
}

const STATE = {
  pending: 'cabinet.askedPending',
  renewed: 'cabinet.askedRenewed',
  refused: 'cabinet.askedRefused',
} as const

function Judged({ outcome, account }: { readonly outcome: RenewalJudgement; readonly account: Account }) {
  const { say, locale } = useVoice()
  if (outcome.kind === 'renewed') {
    const [right] = rightsOf([outcome.holding], account.regulation)
    const words = { right: HOLDING_WORDS[locale][outcome.holding.kind] }
    const until = right?.until == null ? null : lastDay(instant(right.until), account.regulation.timezone, locale)
    return (
      <p>
        {until === null ? say('cabinet.renewedOpen', words) : say('cabinet.renewed', { ...words, until })}{' '}
        <ClauseRow clauses={outcome.clauses} />
      </p>
    )
  }
  const basis = outcome.clause === null ? [] : [outcome.clause]
  return (
    <p>
      {outcome.kind === 'refused'
        ? say('cabinet.renewRefused', { why: RENEWAL_WORDS[locale][outcome.reason] })
        : say('cabinet.renewWaits', { why: NEEDS_A_PERSON_WORDS[locale][outcome.why] })}{' '}
      <ClauseRow clauses={basis} />
    </p>
  )
}
