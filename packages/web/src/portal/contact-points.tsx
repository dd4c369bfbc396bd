import type { Regulation } from '@reglament/engine'
import { useVoice } from '../say/say.tsx'
import css from './track-page.module.css'

/** Where the regulation says that the desk is to be reached, each a press away where the value is an address. */
export function ContactPoints({ regulation }: { readonly regulation: Regulation }) {
  const { locale } = useVoice()
  if (regulation.contacts.length === 0) return null
  return (
    <ul className={css.points}>
      {regulation.contacts.map(({ title, value }) => (
        <li key={`${title[locale]} ${value[locale]}`}>
          {title[locale]}: <Reached value={value[locale]} />
        </li>
      ))}
    </ul>
  )
}

function Reached({ value }: { readonly value: string }) {
  const href = hrefOf(value)
  return href === null ? value : <a href={href}>{value}</a>
}

/** null: words for a person, and no address. */
function hrefOf(value: string): string | null {
  if (/^https?:\/\/\S+$/.test(value)) return value
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return `mailto:${value}`
  if (/^\+?[\d\s()-]{5,}$/.test(value)) return `tel:${value.replace(/[^\d+]/g, '')}`
  return null
}
