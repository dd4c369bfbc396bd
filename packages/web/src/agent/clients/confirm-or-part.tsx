import { useSay } from '../../say/say.tsx'
import { Barred } from '../gated.tsx'

interface Props {
  /** What the person is called. */
  readonly called: string
  /** Why whoever looks may not decide; null where they may. */
  readonly whyNot: string | null
  readonly confirm: () => void
  readonly part: () => void
}

/** Somebody says that they belong to an organization: they do, or they do not. */
export function ConfirmOrPart({ called, whyNot, confirm, part }: Props) {
  const say = useSay()
  return (
    <>
      <Barred
        size="xs"
        variant="default"
        reason={whyNot}
        label={say('unconfirmed.confirmWhom', { name: called })}
        onClick={confirm}
      >
        {say('unconfirmed.confirm')}
      </Barred>
      <Barred
        size="xs"
        variant="subtle"
        reason={whyNot}
        label={say('unconfirmed.partWhom', { name: called })}
        onClick={part}
      >
        {say('unconfirmed.part')}
      </Barred>
    </>
  )
}
