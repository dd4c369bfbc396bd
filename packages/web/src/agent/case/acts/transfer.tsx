import { Button, NativeSelect, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { transferCase } from '../../../api/beside.ts'
import { useVoice } from '../../../say/say.tsx'
import { Failed } from '../../../ui/states.tsx'
import { useWorkplace } from '../../workplace.tsx'
import css from './acts.module.css'
import type { ActFormProps } from './case-acts.tsx'
import { useChange } from './use-change.ts'

/** Registers the question on another desk where whoever works here works too; the case stays here as it is. */
export function TransferForm({ detail, desk, close }: ActFormProps) {
  const { say, locale } = useVoice()
  const { me } = useWorkplace()
  const others = me.desks.filter(({ id }) => id !== desk)
  const [to, setTo] = useState(others[0]?.id ?? '')
  const [text, setText] = useState('')
  const transferring = useChange(desk, detail.number, () =>
    transferCase(desk, detail.number, { to, ...(text.trim() === '' ? {} : { text: text.trim() }) }),
  )
  const done = useRef<HTMLAnchorElement>(null)
  const made = transferring.data
  useEffect(() => {
    if (made) done.current?.focus()
  }, [made])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to !== '') transferring.mutate(undefined)
  }
  if (made)
    return (
      <p role="status" className={css.row}>
        <span>{say('caseActs.transfer.done')}</span>
        <Link ref={done} to="/desk/$desk/cases/$number" params={{ desk: made.desk, number: String(made.number) }}>
          {made.label}
        </Link>
        <Button variant="subtle" size="compact-sm" onClick={close}>
          {say('caseActs.transfer.stay')}
        </Button>
      </p>
    )
  return (
    <form onSubmit={submit} aria-label={say('caseActs.transfer')}>
      <NativeSelect
        label={say('caseActs.transfer.to')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={others.map(({ id, title }) => ({ value: id, label: title[locale] }))}
      />
      <Textarea
        label={say('caseActs.transfer.note')}
        rows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={css.soft}>{say('caseActs.transfer.foresight')}</p>
      {transferring.isError && <Failed error={transferring.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" loading={transferring.isPending}>
          {say('caseActs.transfer.do')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
