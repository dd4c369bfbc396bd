import { Button } from '@mantine/core'
import { useSay } from '../../say/say.tsx'
import { useTaking } from './taking.tsx'

/** Takes the next case of the queue; whoever may not is told why. */
export function TakeNext() {
  const say = useSay()
  const { take, isPending, reason } = useTaking()
  return (
    <Button
      size="xs"
      loading={isPending}
      {...(reason === null ? {} : { 'aria-disabled': true, title: reason })}
      onClick={take}
    >
      {say('queue.take')}
    </Button>
  )
}
