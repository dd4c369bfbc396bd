import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeMessenger, type MessengerAccount } from '../../api/messengers.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './channels.module.css'

interface Props {
  readonly account: MessengerAccount
  readonly desk: string
}

/** An account in a messenger: whether it is there, and its switch. What was said through it stays when it is off. */
export function AccountLine({ account: { id, kind, name, isOpen, isRunning }, desk }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const changing = useMutation({
    mutationFn: (open: boolean) => changeMessenger(desk, id, open),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messengers', desk] }),
  })
  const state = !isOpen ? 'channels.closed' : isRunning ? 'channels.running' : 'channels.notRunning'
  return (
    <li className={css.line}>
      <span className={css.who}>
        {say(`channels.${kind}`)} <strong>{name}</strong>
      </span>
      <span className={css.hint}>{say(state)}</span>
      <Button
        size="xs"
        variant="default"
        aria-label={say(isOpen ? 'channels.closeWhom' : 'channels.reopenWhom', { name })}
        loading={changing.isPending}
        onClick={() => changing.mutate(!isOpen)}
      >
        {say(isOpen ? 'channels.close' : 'channels.reopen')}
      </Button>
      {changing.isError && <Failed error={changing.error} />}
    </li>
  )
}
