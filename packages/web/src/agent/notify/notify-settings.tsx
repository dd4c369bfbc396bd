import { Checkbox, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getPreferences, setPreferences } from '../../api/lists.ts'
import type { Preferences } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './notify-settings.module.css'
import { askPermission, usePermission } from './permission.ts'
import { useNotifications } from './use-notifications.ts'

type Wishes = Preferences['notify']

const EVENTS = ['replied', 'returned', 'assigned'] as const
const NEAR = ['amber', '15', '30', '60', 'off'] as const satisfies readonly Wishes['near'][]

/** What one is told of: off until one asks for it, kept on the server, with what the browser allows said plainly. */
export function NotifySettings() {
  const say = useSay()
  const { desk } = useWorkplace()
  const queries = useQueryClient()
  const permission = usePermission()
  const [isOpen, setOpen] = useState(false)
  useNotifications()
  const preferences = useQuery({
    queryKey: ['preferences', desk.id],
    queryFn: () => getPreferences(desk.id),
    staleTime: 300_000,
  })
  const wishes = preferences.data?.notify
  const choosing = useMutation({
    mutationFn: (notify: Wishes) => setPreferences(desk.id, { notify }),
    onMutate: (notify) =>
      queries.setQueryData<Preferences>(['preferences', desk.id], (before) => before && { ...before, notify }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['preferences', desk.id] }),
  })
  return (
    <div>
      <button type="button" className={css.opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('notify.title')}
      </button>
      {isOpen && wishes && (
        <fieldset className={css.settings}>
          <legend className={css.legend}>{say('notify.title')}</legend>
          <Checkbox
            size="xs"
            label={say('notify.on')}
            checked={wishes.isOn}
            onChange={(event) => {
              const isOn = event.currentTarget.checked
              if (isOn) void askPermission()
              choosing.mutate({ ...wishes, isOn })
            }}
          />
          <p className={css.permission} role="status">
            {say(`notify.${permission}`)}
          </p>
          {EVENTS.map((event) => (
            <Checkbox
              key={event}
              size="xs"
              label={say(`notify.${event}`)}
              disabled={!wishes.isOn}
              checked={wishes[event]}
              onChange={(change) => choosing.mutate({ ...wishes, [event]: change.currentTarget.checked })}
            />
          ))}
          <NativeSelect
            size="xs"
            label={say('notify.near')}
            disabled={!wishes.isOn}
            value={wishes.near}
            onChange={(event) => {
              const near = NEAR.find((each) => each === event.currentTarget.value)
              if (near) choosing.mutate({ ...wishes, near })
            }}
          >
            {NEAR.map((near) => (
              <option key={near} value={near}>
                {say(`notify.near.${near}`)}
              </option>
            ))}
          </NativeSelect>
          {choosing.isError && <Failed error={choosing.error} />}
        </fieldset>
      )}
    </div>
  )
}
