import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../../api/answer.ts'
import { mergeCase } from '../../../api/beside.ts'
import { useSay } from '../../../say/say.tsx'
import { Failed } from '../../../ui/states.tsx'
import css from './acts.module.css'
import type { ActFormProps } from './case-acts.tsx'
import { CaseNumber, numberIn } from './case-number.tsx'
import { useChange } from './use-change.ts'

/** Makes the case an alias of another; of another client's only when a person says so a second time. */
export function MergeForm({ detail, desk, close }: ActFormProps) {
  const say = useSay()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const into = numberIn(typed)
  const merging = useChange(
    desk,
    detail.number,
    (confirmed: boolean) => mergeCase(desk, detail.number, { into: into ?? 0, confirmed }),
    ({ number }) => {
      close()
      void navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(number) } })
    },
  )
  const isOfStrangers = merging.error instanceof ApiError && merging.error.code === 'merge-of-strangers'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (into !== null) merging.mutate(isOfStrangers)
  }
  return (
    <form onSubmit={submit} aria-label={say('caseActs.merge')}>
      <CaseNumber
        detail={detail}
        typed={typed}
        change={(next) => {
          merging.reset()
          setTyped(next)
        }}
        isFit={({ turn }) => turn !== 'nobody'}
      />
      <p className={css.soft}>{say('caseActs.merge.foresight', { label: detail.label })}</p>
      {isOfStrangers && <p role="alert">{say('caseActs.merge.strangers')}</p>}
      {merging.isError && !isOfStrangers && <Failed error={merging.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" loading={merging.isPending} disabled={into === null}>
          {say(isOfStrangers ? 'caseActs.merge.anyway' : 'caseActs.merge.do')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
