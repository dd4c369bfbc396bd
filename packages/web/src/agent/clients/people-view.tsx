import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addContact, changeContact, type PersonFields } from '../../api/register.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Barred } from '../gated.tsx'
import { BouncedMark } from '../mail/bounced-mark.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './client-page.module.css'
import { ConfirmOrPart } from './confirm-or-part.tsx'
import { Invitation } from './invitation-view.tsx'
import { MovePerson } from './move-person.tsx'
import { MovedLine } from './moved-line.tsx'
import { PersonForm } from './person-form.tsx'
import { useRefreshClient } from './refresh-client.ts'
import form from './register-form.module.css'
import { type Moves, useMoves } from './use-moves.ts'

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
  const moves = useMoves(desk)
  return (
    <section aria-label={say('client.people')}>
      <h2 className={css.heading}>{say('client.people')}</h2>
      {people.length === 0 && <p className={css.soft}>{say('client.noPeople')}</p>}
      <MovedLine moves={moves} />
      <ul className={form.plain}>
        {people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            organization={organization?.id ?? null}
            desk={desk}
            client={client}
            whyNot={whyNot}
            moves={moves}
          />
        ))}
      </ul>
      {organization && <AddPerson organization={organization.id} desk={desk} client={client} whyNot={whyNot} />}
    </section>
  )
}

interface LineProps {
  readonly person: Person
  /** Where they belong; null: a client on their own. */
  readonly organization: string | null
  readonly moves: Moves
  readonly desk: string
  readonly client: string
  readonly whyNot: string | null
}

function PersonLine({ person, organization, desk, client, whyNot, moves }: LineProps) {
  const { say } = useVoice()
  const refresh = useRefreshClient(desk, client)
  const [isOpen, setOpen] = useState(false)
  const [isMoving, setMoving] = useState(false)
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
      <div>
        {called}
        {person.timezone && <span className={form.soft}> {person.timezone}</span>}
        {person.isUnconfirmed && <p className={form.soft}>{say('unconfirmed.here')}</p>}
      </div>
      <span className={form.addresses}>
        {person.emails.map((email) => (
          <a key={email} href={`mailto:${email}`}>
            {email}
          </a>
        ))}
        {person.emails.map((email) => (
          <BouncedMark key={email} desk={desk} email={email} />
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
      <span className={form.acts}>
        {person.isUnconfirmed && organization !== null && (
          <ConfirmOrPart
            called={called}
            whyNot={whyNot}
            confirm={() => moves.confirm.mutate({ client: organization, contact: person.id, name: called })}
            part={() => moves.move.mutate({ contact: person.id, name: called, to: null, cases: 'all' })}
          />
        )}
        <Barred size="xs" variant="subtle" reason={whyNot} label={label} onClick={() => setOpen(true)}>
          {say('register.edit')}
        </Barred>
        <Barred
          size="xs"
          variant="subtle"
          reason={whyNot}
          label={say('move.whom', { name: called })}
          onClick={() => setMoving(!isMoving)}
        >
          {say('move.open')}
        </Barred>
      </span>
      {isMoving && (
        <MovePerson
          desk={desk}
          person={{ id: person.id, name: called }}
          from={organization}
          move={moves.move}
          close={() => setMoving(false)}
        />
      )}
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
