import { HOLDING_WORDS, lastDay, parseInstant } from '@reglament/engine'
import { Link } from '@tanstack/react-router'
import { useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import css from '../panel.module.css'
import type { SectionProps } from './section.ts'

/** Who asks, and what they hold. */
export function Client({ detail, desk }: SectionProps) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const { organization, contact } = detail
  const until = (text: string) => {
    const at = parseInstant(text)
    return at === null ? text.split('-').reverse().join('.') : lastDay(at, timezone, locale)
  }
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
      {contact && (
        <p>
          {organization ? (
            contact.name
          ) : (
            <Link to="/desk/$desk/clients/$client" params={{ desk, client: contact.id }}>
              {contact.name ?? say('list.unknownClient')}
            </Link>
          )}
          {contact.email && <span className={css.line}>{contact.email}</span>}
          {contact.phone && <span className={css.line}>{contact.phone}</span>}
        </p>
      )}
      {!organization && !contact && <p className={css.soft}>{say('list.unknownClient')}</p>}
      {organization && organization.holdings.length > 0 ? (
        <ul className={css.plain}>
          {organization.holdings.map((holding) => (
            <li key={`${holding.kind} ${holding.product} ${holding.from}`}>
              {HOLDING_WORDS[locale][holding.kind]}
              {holding.product && `, ${regulation.products[holding.product]?.title[locale] ?? holding.product}`}{' '}
              <span className={css.soft}>
                {say('panel.from', { day: until(holding.from) })}
                {holding.until && ` ${say('panel.until', { day: until(holding.until) })}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={css.soft}>{say('panel.noHoldings')}</p>
      )}
    </section>
  )
}
