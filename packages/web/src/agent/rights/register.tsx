import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Act, listActs } from '../../api/renewals.ts'
import { useVoice } from '../../say/say.tsx'
import { dayName } from '../../say/time.ts'
import { useRules } from '../../ui/regulation.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { useWhyMayNot } from '../may.ts'
import page from '../page.module.css'
import { AddAct } from './add-act.tsx'
import { PasteActs } from './paste-acts.tsx'
import css from './rights.module.css'

/** The acts that the vendor issued, with those that have been used. */
export function Register({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const whyNot = useWhyMayNot('holding.edit')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['acts', desk, q],
    queryFn: () => listActs(desk, q),
    placeholderData: (before) => before,
  })
  return (
    <section className={page.part}>
      <h2 className={css.heading}>{say('acts.register')}</h2>
      {whyNot === null ? (
        <>
          <AddAct desk={desk} />
          <PasteActs desk={desk} />
        </>
      ) : (
        <p className={page.soft}>{whyNot}</p>
      )}
      <TextInput
        type="search"
        label={say('acts.find')}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.isPending && <Loading lines={4} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.acts.length === 0 && <p>{say(q === '' ? 'acts.empty' : 'acts.foundNone')}</p>}
      <ul className={page.list}>
        {found.data?.acts.map((act) => (
          <Line key={act.id} act={act} />
        ))}
      </ul>
    </section>
  )
}

function Line({ act }: { readonly act: Act }) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const { number, issuedOn, inn, issuedBy, showsSupport, usedAt } = act
  const about = [
    issuedOn === null ? null : dayName(Date.parse(`${issuedOn}T12:00:00Z`), 'UTC', locale),
    inn,
    say(`acts.${issuedBy}`),
    say(showsSupport ? 'acts.supportShown' : 'acts.supportNotShown'),
  ]
  return (
    <li className={css.act}>
      <strong>{number}</strong>
      <span className={page.soft}>{about.filter(Boolean).join(' · ')}</span>
      <span className={page.soft}>
        {usedAt === null ? (
          say('acts.free')
        ) : (
          <>
            {say('acts.used')} <When at={Date.parse(usedAt)} timezone={timezone} zone="never" />
          </>
        )}
      </span>
    </li>
  )
}
