import { Checkbox, NativeSelect } from '@mantine/core'
import type { ActReading } from '@reglament/engine'
import { useSay } from '../../say/say.tsx'

interface Props {
  readonly reading: ActReading
  readonly change: (reading: ActReading) => void
}

/** What a person reads in an act: whose it is (S10), and whether it shows that support was bought (S9). */
export function ReadingFields({ reading, change }: Props) {
  const say = useSay()
  return (
    <>
      <NativeSelect
        label={say('acts.issuedBy')}
        value={reading.issuedBy}
        onChange={(event) =>
          change({ ...reading, issuedBy: event.currentTarget.value === 'partner' ? 'partner' : 'vendor' })
        }
        data={[
          { value: 'vendor', label: say('acts.vendor') },
          { value: 'partner', label: say('acts.partner') },
        ]}
      />
      <Checkbox
        label={say('acts.showsSupport')}
        checked={reading.showsSupport}
        onChange={(event) => change({ ...reading, showsSupport: event.currentTarget.checked })}
      />
    </>
  )
}
