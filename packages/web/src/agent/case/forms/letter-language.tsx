import { LOCALES, type Locale } from '@reglament/engine'
import { useSay } from '../../../say/say.tsx'
import { useLanguage } from './language.tsx'
import css from './letter-preview.module.css'

interface Props {
  /** What ready-made texts are offered in it. */
  readonly label: string
  readonly changed?: (locale: Locale) => void
}

/** The language of ready-made texts; it begins as the client's. */
export function LetterLanguage({ label, changed }: Props) {
  const say = useSay()
  const { clientLocale, speak } = useLanguage()
  const choose = (value: string) => {
    const locale = LOCALES.find((each) => each === value)
    if (!locale) return
    speak(locale)
    changed?.(locale)
  }
  return (
    <label className={css.language}>
      {label}{' '}
      <select value={clientLocale} onChange={(event) => choose(event.currentTarget.value)}>
        {LOCALES.map((locale) => (
          <option key={locale} value={locale}>
            {say(`settings.locale.${locale}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
