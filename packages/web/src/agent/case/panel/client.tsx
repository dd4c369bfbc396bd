import { Link } from '@tanstack/react-router'
import type { CaseDetail } from '../../../api/shapes.ts'
import { useSay } from '../../../say/say.tsx'
import { BouncedMark } from '../../mail/bounced-mark.tsx'
import css from '../panel.module.css'
import { Holdings } from './holdings.tsx'
import type { SectionProps } from './section.ts'

/** Who asks: the organization, the one who wrote, what the two hold, and who else is there to be called. */
export function Client({ detail, desk }: SectionProps) {
  const say = useSay()
  const { organization, contact } = detail
  return (
    <section>
      <h2>{say('panel.client')}</h2>
      {organization && (
        <p>
          <Link to="/desk/$desk/clients/$client" params={{ desk, client: organization.id }}>
            {organization.name ?? organization.inn ?? say('list.unknownClient')}
          </Link>{' '}
          {organization.inn && <span className={css.soft}>{say('panel.inn', { inn: organization.inn })}</span>}
        </p>
      )}
      <RaisedBy detail={detail} desk={desk} />
      {contact && (
        <p>
          {organization ? (
            contact.name
          ) : (
            <Link to="/desk/$desk/clients/$client" params={{ desk, client: contact.id }}>
              {contact.name ?? say('list.unknownClient')}
            </Link>
          )}
          <Reach
            desk={desk}
            emails={contact.email ? [contact.email] : []}
            phones={contact.phone ? [contact.phone] : []}
          />
        </p>
      )}
      {!organization && !contact && <p className={css.soft}>{say('list.unknownClient')}</p>}
      <Holdings detail={detail} />
      <People detail={detail} desk={desk} />
    </section>
  )
}

/** The partner that asked in the client's place: the one who wrote is its person. */
function RaisedBy({ detail, desk }: { readonly detail: CaseDetail; readonly desk: string }) {
  const say = useSay()
  const partner = detail.state.onBehalf?.partner
  if (!partner) return null
  return (
    <p>
      <Link to="/desk/$desk/clients/$client" params={{ desk, client: partner.id }}>
        {say('behalf.raised', { partner: partner.name ?? '' })}
      </Link>
    </p>
  )
}

/** Colleagues of the one who wrote, with how to reach them. */
function People({ detail, desk }: { readonly detail: CaseDetail; readonly desk: string }) {
  const say = useSay()
  const others = detail.people.filter(({ id }) => id !== detail.contact?.id)
  if (others.length === 0) return null
  return (
    <details className={css.more}>
      <summary>{say('panel.people', { count: others.length })}</summary>
      <ul className={css.plain}>
        {others.map(({ id, name, emails, phones }) => (
          <li key={id}>
            {name ?? say('list.unknownClient')}
            <Reach desk={desk} emails={emails} phones={phones} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Numbers first: a specialist looks here when they want to call. */
function Reach({
  desk,
  emails,
  phones,
}: {
  readonly desk: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}) {
  return (
    <>
      {phones.map((phone) => (
        <a key={phone} href={`tel:${phone.replace(/[^+\d]/g, '')}`} className={css.line}>
          {phone}
        </a>
      ))}
      {emails.map((email) => (
        <span key={email} className={css.line}>
          {email}
          <BouncedMark desk={desk} email={email} />
        </span>
      ))}
    </>
  )
}
