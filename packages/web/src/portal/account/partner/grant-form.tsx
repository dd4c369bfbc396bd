import { Button, TextInput } from '@mantine/core'
import { isInn } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../../api/answer.ts'
import { findPartner, grantPartner } from '../../../api/client-account.ts'
import { useVoice } from '../../../say/say.tsx'
import { Failed } from '../../../ui/states.tsx'
import css from '../account.module.css'
import { Choices } from './choices.tsx'

interface Props {
  readonly desk: string
  readonly close: () => void
}

const isCode = (error: unknown, code: string): boolean => error instanceof ApiError && error.code === code

/** A partner is found by the INN that it gave; the client reads its name before it allows anything. */
export function GrantForm({ desk, close }: Props) {
  const { say } = useVoice()
  const [inn, setInn] = useState('')
  const finding = useMutation({ mutationFn: (given: string) => findPartner(desk, given) })
  const digits = inn.replace(/\s/g, '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isInn(digits)) finding.mutate(digits)
  }
  const isWrong = digits.length >= 10 && !isInn(digits)
  return (
    <div className={css.narrow}>
      <form className={css.narrow} onSubmit={submit} noValidate>
        <TextInput
          className={css.wide ?? ''}
          label={say('grant.inn')}
          description={say('grant.innHint')}
          name="partner-inn"
          inputMode="numeric"
          autoComplete="off"
          value={inn}
          error={isWrong ? say('grant.badInn') : undefined}
          onChange={(event) => {
            setInn(event.currentTarget.value)
            finding.reset()
          }}
        />
        {!finding.data && (
          <div className={css.acts}>
            <Button type="submit" size="xs" loading={finding.isPending} disabled={!isInn(digits)}>
              {say('grant.find')}
            </Button>
            <Button variant="default" size="xs" onClick={close}>
              {say('grant.cancel')}
            </Button>
          </div>
        )}
      </form>
      {isCode(finding.error, 'not-a-partner') && <p role="alert">{say('grant.notFound')}</p>}
      {finding.isError && !isCode(finding.error, 'not-a-partner') && <Failed error={finding.error} />}
      {finding.data && <Confirm partner={finding.data} inn={digits} desk={desk} close={close} />}
    </div>
  )
}

function Confirm({
  partner,
  inn,
  desk,
  close,
}: Props & { readonly partner: { readonly name: string | null }; readonly inn: string }) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const [covers, setCovers] = useState<'raised' | 'all'>('raised')
  const [copies, setCopies] = useState(true)
  const [until, setUntil] = useState('')
  const granting = useMutation({
    mutationFn: () => grantPartner(desk, { inn, covers, copies, ...(until === '' ? {} : { until }) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['account', desk] })
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    granting.mutate()
  }
  return (
    <form className={css.narrow} onSubmit={submit} noValidate>
      <p className={css.subject} role="status">
        {say('grant.found', { partner: partner.name ?? inn })}
      </p>
      <Choices
        legend={say('grant.coversTitle')}
        value={covers}
        choose={setCovers}
        choices={(['raised', 'all'] as const).map((value) => ({ value, label: say(`grant.covers.${value}`) }))}
      />
      <label>
        <input type="checkbox" checked={copies} onChange={(event) => setCopies(event.currentTarget.checked)} />{' '}
        {say('grant.copies')}
      </label>
      <TextInput
        type="date"
        label={say('grant.until')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {isCode(granting.error, 'granted-already') && <p role="alert">{say('grant.already')}</p>}
      {granting.isError && !isCode(granting.error, 'granted-already') && <Failed error={granting.error} />}
      <div className={css.acts}>
        <Button type="submit" size="xs" loading={granting.isPending}>
          {say('grant.give')}
        </Button>
        <Button variant="default" size="xs" onClick={close}>
          {say('grant.cancel')}
        </Button>
      </div>
    </form>
  )
}
