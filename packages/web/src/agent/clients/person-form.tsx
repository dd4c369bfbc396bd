import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PersonFields } from '../../api/register.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './register-form.module.css'

interface Props {
  /** null: somebody new. */
  readonly person: ClientDetail['people'][number] | null
  readonly label: string
  readonly save: (fields: PersonFields) => void
  readonly isSaving: boolean
  readonly error: unknown
  readonly close: () => void
}

/** A hint below keeps neighbouring fields on one line. */
const BELOW = ['label', 'input', 'description', 'error'] as const

const linesOf = (text: string) =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Everything that is kept of a person. */
export function PersonForm({ person, label, save, isSaving, error, close }: Props) {
  const say = useSay()
  const [name, setName] = useState(person?.name ?? '')
  const [emails, setEmails] = useState((person?.emails ?? []).join('\n'))
  const [phones, setPhones] = useState((person?.phones ?? []).join('\n'))
  const [locale, setLocale] = useState<string>(person?.locale ?? '')
  const [timezone, setTimezone] = useState(person?.timezone ?? '')
  const isReady = name.trim() !== '' || linesOf(emails).length > 0 || linesOf(phones).length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    save({
      name: name.trim() || null,
      emails: linesOf(emails),
      phones: linesOf(phones),
      locale: locale === 'ru' || locale === 'en' ? locale : null,
      timezone: timezone.trim() || null,
    })
  }
  return (
    <form className={css.form} onSubmit={submit} aria-label={label} noValidate>
      <TextInput
        className={css.wide ?? ''}
        label={say('register.person')}
        value={name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={say('register.emails')}
        description={say('register.emailsHint')}
        inputWrapperOrder={[...BELOW]}
        autosize
        minRows={2}
        maxRows={6}
        value={emails}
        onChange={(event) => setEmails(event.currentTarget.value)}
      />
      <Textarea
        label={say('register.phones')}
        autosize
        minRows={2}
        maxRows={6}
        value={phones}
        onChange={(event) => setPhones(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('register.locale')}
        value={locale}
        onChange={(event) => setLocale(event.currentTarget.value)}
        data={[
          { value: '', label: say('register.localeOfDesk') },
          { value: 'ru', label: say('settings.locale.ru') },
          { value: 'en', label: say('settings.locale.en') },
        ]}
      />
      <TextInput
        label={say('register.timezone')}
        description={say('register.timezoneHint')}
        inputWrapperOrder={[...BELOW]}
        value={timezone}
        list="zones"
        autoComplete="off"
        onChange={(event) => setTimezone(event.currentTarget.value)}
      />
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {error !== null && error !== undefined && (
        <div className={css.wide}>
          <Failed error={error} kept={say('composer.kept')} />
        </div>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={isSaving} disabled={!isReady}>
          {say('register.save')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
