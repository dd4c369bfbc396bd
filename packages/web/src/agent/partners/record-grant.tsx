import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { listPartners, recordGrant } from '../../api/grants.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import css from '../clients/client-page.module.css'

interface Props {
  readonly detail: ClientDetail
  readonly desk: string
  readonly client: string
  readonly close: () => void
}

/** A specialist records what a client said: which partner, what it may see, who said so. */
export function RecordGrant({ detail, desk, client, close }: Props) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const found = useQuery({ queryKey: ['partners', desk], queryFn: () => listPartners(desk) })
  const [partner, setPartner] = useState('')
  const [covers, setCovers] = useState<'raised' | 'all'>('raised')
  const [told, setTold] = useState('')
  const [copies, setCopies] = useState(false)
  const [until, setUntil] = useState('')
  const recording = useMutation({
    mutationFn: () =>
      recordGrant(desk, client, {
        partner,
        covers,
        copies: copies && told !== '',
        ...(told === '' ? {} : { told }),
        ...(until === '' ? {} : { until }),
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['client-grants', desk] }),
        queries.invalidateQueries({ queryKey: ['client-changes', desk] }),
      ])
      close()
    },
  })
  if (!found.data)
    return found.isError ? <Failed error={found.error} retry={() => found.refetch()} /> : <Loading lines={4} />
  const partners = found.data.partners.filter(
    ({ id, partnership }) => partnership.inForce && id !== detail.organization?.id,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (partner !== '') recording.mutate()
  }
  const isTwice = recording.error instanceof ApiError && recording.error.code === 'granted-already'
  return (
    <form className={css.add} onSubmit={submit} noValidate>
      {partners.length === 0 && <p className={css.soft}>{say('grant.noPartnersYet')}</p>}
      <NativeSelect
        label={say('grant.partner')}
        value={partner}
        onChange={(event) => setPartner(event.currentTarget.value)}
      >
        <option value="">{say('grant.choose')}</option>
        {partners.map(({ id, name, inn }) => (
          <option key={id} value={id}>
            {[name, inn].filter(Boolean).join(', ')}
          </option>
        ))}
      </NativeSelect>
      <Radio.Group
        label={say('grant.coversTitle')}
        value={covers}
        onChange={(value) => setCovers(value === 'all' ? 'all' : 'raised')}
      >
        <div className={css.what}>
          <Radio value="raised" label={say('grant.staffCovers.raised')} />
          <Radio value="all" label={say('grant.staffCovers.all')} />
        </div>
      </Radio.Group>
      <NativeSelect
        label={say('grant.told')}
        description={say('grant.toldHint')}
        value={told}
        onChange={(event) => setTold(event.currentTarget.value)}
      >
        <option value="">{say('grant.nobody')}</option>
        {detail.people.map(({ id, name, email, phone }) => (
          <option key={id} value={id}>
            {name ?? email ?? phone}
          </option>
        ))}
      </NativeSelect>
      {told !== '' && (
        <Checkbox
          label={say('grant.staffCopies')}
          checked={copies}
          onChange={(event) => setCopies(event.currentTarget.checked)}
        />
      )}
      <TextInput
        type="date"
        label={say('grant.until')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {isTwice && <p role="alert">{say('grant.already')}</p>}
      {recording.isError && !isTwice && <Failed error={recording.error} />}
      <div className={css.row}>
        <Button type="submit" size="xs" loading={recording.isPending} disabled={partner === ''}>
          {say('grant.record')}
        </Button>
        <Button variant="default" size="xs" onClick={close}>
          {say('grant.cancel')}
        </Button>
      </div>
    </form>
  )
}
