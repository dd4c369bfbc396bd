import { TextInput } from '@mantine/core'
import type { Caller, CallersFound } from '../../api/phone.ts'
import { useVoice } from '../../say/say.tsx'
import css from './phone.module.css'

interface Props {
  readonly q: string
  readonly change: (q: string) => void
  readonly found: CallersFound | undefined
  readonly chosen: Caller | null
  readonly choose: (caller: Caller) => void
}

/** The first thing that is known of a call: a telephone, or the number that the caller names. */
export function WhoCalls({ q, change, found, chosen, choose }: Props) {
  const { say } = useVoice()
  const people = found?.people ?? []
  const isStranger = found !== undefined && people.length === 0 && !found.organization && !found.case && q.length > 5
  return (
    <div className={css.who}>
      <TextInput
        label={say('phone.who')}
        description={found?.phone && found.phone.display !== q ? found.phone.display : undefined}
        name="who"
        type="tel"
        data-autofocus
        autoFocus
        autoComplete="off"
        value={q}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {people.length > 1 && (
        <fieldset className={css.people}>
          <legend>{say('phone.which')}</legend>
          {people.map((each) => (
            <label key={each.id}>
              <input type="radio" name="caller" checked={chosen?.id === each.id} onChange={() => choose(each)} />
              {[each.name ?? each.email, each.organization?.name ?? each.organization?.inn].filter(Boolean).join(', ')}
            </label>
          ))}
        </fieldset>
      )}
      {isStranger && (
        <p className={css.stranger} role="status">
          {say('phone.stranger')}
        </p>
      )}
    </div>
  )
}
