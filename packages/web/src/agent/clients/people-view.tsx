import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import css from './client-page.module.css'

/** Who writes and calls for the client, and how they are reached. */
export function People({ detail }: { readonly detail: ClientDetail }) {
  const { say } = useVoice()
  return (
    <section>
      <h2 className={css.heading}>{say('client.people')}</h2>
      {detail.people.length === 0 && <p className={css.soft}>{say('client.noPeople')}</p>}
      <ul className={css.people}>
        {detail.people.map(({ id, name, email, phone }) => (
          <li key={id}>
            <span>{name ?? email ?? phone}</span>
            {email && <a href={`mailto:${email}`}>{email}</a>}
            {phone && <a href={`tel:${phone}`}>{phone}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}
