import { useMantineColorScheme } from '@mantine/core'
import { LOCALES } from '@reglament/engine'
import { useVoice } from '../say/say.tsx'
import { SCHEMES } from './scheme.ts'
import css from './settings.module.css'

/** Language and colours, as two rows of words: nothing opens, one press changes. */
export function Settings() {
  const { say, locale, speak } = useVoice()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={css.settings}>
      <fieldset className={css.choice}>
        <legend className={css.legend}>{say('settings.language')}</legend>
        {LOCALES.map((each) => (
          <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => speak(each)}>
            {say(`settings.locale.${each}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className={css.choice}>
        <legend className={css.legend}>{say('settings.scheme')}</legend>
        {SCHEMES.map((each) => (
          <button key={each} type="button" aria-pressed={each === colorScheme} onClick={() => setColorScheme(each)}>
            {say(`settings.scheme.${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
