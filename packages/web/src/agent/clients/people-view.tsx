import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addContact, changeContact, type PersonFields } from '../../api/register.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './client-page.module.css'
import { Invitation } from './invitation-view.tsx'
import { PersonForm } from './person-form.tsx'
import { useRefreshClient } from './refresh-client.ts'
import form from './register-form.module.css'

interface Props {
  readonly detail: ClientDetail
  readonly desk: string
  readonly client: string
}

type Person = ClientDetail['people'][number]

/** Who writes and calls for the client, and how they are reached. */
export function People({ detail, desk, client }: Props) {
  const { say } = useVoice()
  const whyNot = useWhyMayNot('contact.edit')
  const { organization, people } = detail
  return (
    <section aria-label={say('client.people')}>
      <h2 className={css.heading}>{say('client.people')}</h2>
      {people.length === 0 && <p className={css.soft}>{say('client.noPeople')}</p>}
      <ul className={form.plain}>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} desk={desk} client={client} whyNot={whyNot} />
        ))}
      </ul>
      {organization && <AddPerson organization={organization.id} desk={desk} client={client} whyNot={whyNot} />}
    </section>
  )
}

interface LineProps {
  readonly person: Person
  readonly desk: string
  readonly client: string
  readonly whyNot: string | null
}

function PersonLine({ person, desk, client, whyNot }: LineProps) {
  const { say } = useVoice()
  const refresh = useRefreshClient(desk, client)
  const [isOpen, setOpen] = useState(false)
  const saving = useMutation({
    mutationFn: (fields: PersonFields) => changeContact(desk, person.id, fields),
    onSuccess: (detail) => {
      setOpen(false)
      return refresh(detail)
    },
  })
  const called = person.name ?? person.email ?? person.phone ?? ''
  const label = say('register.editWhat', { what: called })
  if (isOpen) {
    return (
      <li>
        <PersonForm
          person={person}
          label={label}
          save={saving.mutate}
          isSaving={saving.isPending}
          error={saving.error}
          close={() => setOpen(false)}
        />
      </li>
    )
  }
  return (
    <li className={form.person}>
      <span>
        {called}
        {person.timezone && <span className={form.soft}> {person.timezone}</span>}
      </span>
      <span className={form.addresses}>
        {person.emails.map((email) => (
          <a key={email} href={`mailto:${email}`}>
            {email}
          </a>
        ))}
      </span>
      <span className={form.addresses}>
        {person.phones.map((phone) => (
          <a key={phone} href={`tel:${phone}`}>
            {phone}
          </a>
        ))}
      </span>
      <Invitation person={person.id} name={called} invitedAt={person.invitedAt} desk={desk} client={client} />
      <Barred size="xs" variant="subtle" reason={whyNot} label={label} onClick={() => setOpen(true)}>
        {say('register.edit')}
      </Barred>
    </li>
  )
}

interface AddProps {
  readonly organization: string
  readonly desk: string
  readonly client: string
  readonly whyNot: string | null
}

function AddPerson({ organization, desk, client, whyNot }: AddProps) {
  const { say } = useVoice()
  const refresh = useRefreshClient(desk, client)
  const [isOpen, setOpen] = useState(false)
  const adding = useMutation({
    mutationFn: (fields: PersonFields) => addContact(desk, organization, fields),
    onSuccess: (detail) => {
      setOpen(false)
      return refresh(detail)
    },
  })
  if (!isOpen) {
    return (
      <Barred size="xs" variant="default" reason={whyNot} onClick={() => setOpen(true)}>
        {say('register.addPerson')}
      </Barred>
    )
  }
  return (
    <PersonForm
      person={null}
      label={say('register.newPerson')}
      save={adding.mutate}
      isSaving={adding.isPending}
      error={adding.error}
      close={() => setOpen(false)}
    />
  )
}
