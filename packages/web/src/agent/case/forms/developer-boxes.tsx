import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { Developer, InDevelopment, Locale } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { type DevelopmentTeam, listTeams } from '../../../api/development.ts'
import { useVoice } from '../../../say/say.tsx'
import { useNow } from '../../../ui/now.ts'
import { useRules } from '../../../ui/regulation.tsx'
import { workingDay } from '../../development/working-days.ts'
import { useWorkplace } from '../../workplace.tsx'
import css from '../composer.module.css'
import { type BoxesProps, said } from './form.ts'
import { useLanguage } from './language.tsx'

export interface DevelopmentDraft {
  /** What stands in the picker: `team`, `team/developer`, `other`, or nothing. */
  readonly pick: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly within: InDevelopment
  /** A date as it was written: the regulation's zone gives it its end. */
  readonly eta: string
  readonly text: string
}

export const EMPTY_DEVELOPMENT: DevelopmentDraft = {
  pick: '',
  name: '',
  email: '',
  phone: '',
  within: {},
  eta: '',
  text: '',
}

/** With whom, in whose hands and until when, as far as it was said. */
export function detailsOf(draft: DevelopmentDraft): InDevelopment & { developer?: Developer; eta?: string } {
  const [name, email, phone, eta] = [said(draft.name), said(draft.email), said(draft.phone), said(draft.eta)]
  const reach = { ...(email === null ? {} : { email }), ...(phone === null ? {} : { phone }) }
  const called = name ?? email ?? phone
  return {
    ...(called === null ? {} : { developer: { name: called, ...reach }, ...draft.within }),
    ...(eta === null ? {} : { eta }),
  }
}

/** How many working days ahead a date is offered. */
const OFFERED_DAYS = [1, 3, 5, 10] as const
/** What is suggested where nothing was promised yet. */
const SUGGESTED_DAYS = 3

/** Who takes the case, by team and person, and the date that the client is told. */
export function DeveloperBoxes({ draft, state, change }: BoxesProps<DevelopmentDraft>) {
  const { say, locale } = useVoice()
  const { desk } = useWorkplace()
  const { clientLocale } = useLanguage()
  const { regulation } = useRules()
  const now = useNow()
  const found = useQuery({ queryKey: ['development-teams', desk.id], queryFn: () => listTeams(desk.id) })
  const teams = found.data?.teams ?? []
  // With development already: a new date changes nobody, unless another one is chosen.
  const holder = state.development?.developer?.name ?? null
  const isFree = draft.pick === 'other' || (found.isSuccess && teams.length === 0)
  const suggest = useEffectEvent(() => {
    if (draft.eta === '') change({ eta: workingDay(SUGGESTED_DAYS, regulation, now) })
  })
  useEffect(() => suggest(), [])
  return (
    <>
      {teams.length > 0 && (
        <NativeSelect
          label={say(holder === null ? 'escalate.who' : 'escalate.whose')}
          name="developer"
          value={draft.pick}
          onChange={(event) =>
            change({ pick: event.currentTarget.value, ...picked(event.currentTarget.value, teams, clientLocale) })
          }
          data={[
            { value: '', label: holder === null ? say('escalate.choose') : say('escalate.same', { name: holder }) },
            ...teams.map((team) => ({
              group: team.title[locale],
              items: [
                { value: team.id, label: say('escalate.anyone', { team: team.title[locale] }) },
                ...team.members.map(({ userId, name }) => ({ value: `${team.id}/${userId}`, label: name })),
              ],
            })),
            { value: 'other', label: say('escalate.other') },
          ]}
        />
      )}
      {isFree && (
        <div className={css.three}>
          <TextInput
            label={say('composer.developer')}
            name="developerName"
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value, within: {} })}
          />
          <TextInput
            label={say('form.email')}
            name="developerEmail"
            type="email"
            value={draft.email}
            onChange={(event) => change({ email: event.currentTarget.value, within: {} })}
          />
          <TextInput
            label={say('form.phone')}
            name="developerPhone"
            type="tel"
            value={draft.phone}
            onChange={(event) => change({ phone: event.currentTarget.value, within: {} })}
          />
        </div>
      )}
      {!isFree && draft.name !== '' && (
        <p className={css.foresight}>
          {say('escalate.clientSees', { reach: [draft.name, draft.email, draft.phone].filter(Boolean).join(', ') })}
        </p>
      )}
      <div className={css.days}>
        <TextInput
          label={say('composer.eta')}
          name="eta"
          type="date"
          value={draft.eta}
          onChange={(event) => change({ eta: event.currentTarget.value })}
        />
        {OFFERED_DAYS.map((days) => (
          <Button
            key={days}
            size="compact-sm"
            variant="default"
            onClick={() => change({ eta: workingDay(days, regulation, now) })}
          >
            {say('escalate.inDays', { count: days })}
          </Button>
        ))}
      </div>
    </>
  )
}

/** The developer behind a choice. A team without a name in it is reached through the first of its people. */
function picked(
  value: string,
  teams: readonly DevelopmentTeam[],
  locale: Locale,
): Pick<DevelopmentDraft, 'name' | 'email' | 'phone' | 'within'> {
  const [teamId, userId] = value.split('/')
  const team = teams.find(({ id }) => id === teamId)
  const person = userId === undefined ? team?.members[0] : team?.members.find((each) => each.userId === userId)
  if (!team) return { name: '', email: '', phone: '', within: {} }
  return {
    name: userId === undefined ? team.title[locale] : (person?.name ?? ''),
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    within: { team: team.id, ...(userId === undefined ? {} : { developerId: userId }) },
  }
}
