import { NativeSelect } from '@mantine/core'
import type { Account, CasesOf } from '../../../api/client-account.ts'
import { useVoice } from '../../../say/say.tsx'

interface Props {
  readonly clients: NonNullable<Account['seat']>['clients']
  readonly of: CasesOf
  readonly choose: (of: CasesOf) => void
}

/** Whose cases the list shows: everybody's, those of the own organization, or of one client. */
export function Whose({ clients, of, choose }: Props) {
  const { say } = useVoice()
  return (
    <NativeSelect label={say('seat.onlyOf')} value={of} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="all">{say('seat.all')}</option>
      <option value="own">{say('seat.own')}</option>
      {clients.map(({ client }) => (
        <option key={client.id} value={client.id}>
          {client.name ?? client.inn}
        </option>
      ))}
    </NativeSelect>
  )
}
