import { Button } from '@mantine/core'
import { CALL_OUTCOMES, type CallOutcome } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { recordCall } from '../../api/phone.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './callbacks.module.css'

interface Props {
  readonly desk: string
  readonly number: number
  readonly phone: string
}

/** A telephone to call, and what became of the attempt: one press, since the next client waits. */
export function Attempt({ desk, number, phone }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const barred = useWhyMayNot('case.work')
  const recording = useMutation({
    mutationFn: (outcome: CallOutcome) => recordCall(desk, number, { direction: 'out', outcome, phone }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['case', desk, number] }),
        queries.invalidateQueries({ queryKey: ['callbacks', desk] }),
      ]),
  })
  return (
    <div className={css.attempt}>
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={css.tel}>
        {phone}
      </a>
      <fieldset className={css.outcomes} aria-label={say('phone.attempt', { phone })}>
        {CALL_OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            size="xs"
            disabled={recording.isPending || barred !== null}
            {...(barred === null ? {} : { title: barred })}
            onClick={() => recording.mutate(outcome)}
          >
            {say(`phone.outcome.${outcome}`)}
          </Button>
        ))}
      </fieldset>
      {recording.isSuccess && <p role="status">{say('phone.attemptKept')}</p>}
      {recording.isError && <Failed error={recording.error} />}
    </div>
  )
}
