import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClientDetail } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import css from './client-page.module.css'
import { OrganizationForm } from './organization-form.tsx'

interface Props {
  readonly detail: ClientDetail
  readonly title: string | null
  readonly desk: string
  readonly client: string
}

/** Who the client is. */
export function Head({ detail: { organization }, title, desk, client }: Props) {
  const say = useSay()
  const whyNot = useWhyMayNot('organization.edit')
  const [isOpen, setOpen] = useState(false)
  const about = organization
    ? [
        organization.inn && say('panel.inn', { inn: organization.inn }),
        organization.kpp && say('register.kppIs', { kpp: organization.kpp }),
      ]
    : [say('clients.person')]
  return (
    <header>
      <p className={css.soft}>
        <Link to="/desk/$desk/clients" params={{ desk }}>
          {say('clients.title')}
        </Link>
      </p>
      <h1 className={css.title}>{title ?? say('clients.unnamed')}</h1>
      <p className={css.soft}>{about.filter(Boolean).join(' · ')}</p>
      {organization && !isOpen && (
        <Barred
          size="compact-xs"
          variant="subtle"
          reason={whyNot}
          label={say('register.editWhat', { what: title ?? say('clients.unnamed') })}
          onClick={() => setOpen(true)}
        >
          {say('register.edit')}
        </Barred>
      )}
      {organization && isOpen && (
        <OrganizationForm desk={desk} client={client} organization={organization} close={() => setOpen(false)} />
      )}
    </header>
  )
}
