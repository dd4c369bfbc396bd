import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ClientChange, listChanges } from '../../api/register.ts'
import type { Key } from '../../say/phrases.ts'
import { type Say, useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import css from './client-page.module.css'
import form from './register-form.module.css'
import { whereWords } from './where-words.ts'

const FIELDS = {
  name: 'register.field.name',
  inn: 'register.field.inn',
  kpp: 'register.field.kpp',
  emails: 'register.field.emails',
  email: 'register.field.email',
  phones: 'register.field.phones',
  phone: 'register.field.phone',
  locale: 'register.field.locale',
  timezone: 'register.field.timezone',
  organizationId: 'register.field.organizationId',
} as const satisfies Record<string, Key>

/** Who changed what and when; read when somebody asks. */
export function History({ desk, client }: { readonly desk: string; readonly client: string }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const found = useQuery({
    queryKey: ['client-changes', desk, client],
    queryFn: () => listChanges(desk, client),
    enabled: isOpen,
  })
  const when = (at: string) => dayAndTime(Date.parse(at), now, { timezone: readersZone(), locale, say })
  return (
    <section aria-label={say('register.history')}>
      <h2 className={css.heading}>{say('register.history')}</h2>
      {!isOpen && (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {say('register.showHistory')}
        </Button>
      )}
      {isOpen && found.isPending && <Loading lines={3} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data?.rows.length === 0 && <p className={css.soft}>{say('register.noHistory')}</p>}
      <ul className={form.changes}>
        {found.data?.rows.map((change) => (
          <li key={change.id}>
            {say(`register.did.${change.kind}`, { by: change.by ?? say('right.somebody'), at: when(change.at) })}
            <ul>
              {detailsOf(change).map(({ field, before, after }) => (
                <li key={field}>
                  {say('register.field', {
                    field: say(FIELDS[field]),
                    before: before || say('register.nothing'),
                    after: after || say('register.nothing'),
                  })}
                </li>
              ))}
              {change.kind === 'moved' && <li>{whereOf(change, say)}</li>}
              {isOfPartner(change) && <li>{partnerOf(change, say)}</li>}
              {nameOfGone(change) && <li>{say('register.mergedFrom', { name: nameOfGone(change) })}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Detail {
  readonly field: keyof typeof FIELDS
  readonly before: string
  readonly after: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const words = (value: unknown) => (Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value ?? ''))

/** Fields that a change moved, whichever way it was recorded. */
function detailsOf({ kind, body }: ClientChange): readonly Detail[] {
  const pairs = (before: unknown, after: unknown): readonly Detail[] =>
    (Object.keys(FIELDS) as Detail['field'][]).flatMap((field) => {
      const [was, is] = [isRecord(before) ? before[field] : null, isRecord(after) ? after[field] : undefined]
      if (is === undefined || words(was) === words(is) || field === 'organizationId') return []
      return [{ field, before: words(was), after: words(is) }]
    })
  if (kind === 'edited' && isRecord(body.changed)) {
    const { changed } = body
    return (Object.keys(FIELDS) as Detail['field'][]).flatMap((field) => {
      const change = changed[field]
      return isRecord(change) ? [{ field, before: words(change.before), after: words(change.after) }] : []
    })
  }
  return kind === 'merged' ? pairs(body.kept, body.chosen) : pairs(body.before, body.after)
}

function nameOfGone({ kind, body }: ClientChange): string {
  if (kind !== 'merged' || !isRecord(body.gone)) return ''
  const { name, inn, emails } = body.gone
  return words(name) || words(inn) || words(emails)
}

const isOfPartner = ({ kind }: ClientChange): boolean => kind === 'granted' || kind === 'grant-ended'

/** Which partner for which client. */
function partnerOf({ body }: ClientChange, say: Say): string {
  const name = (party: unknown) => (isRecord(party) ? words(party.name) : '')
  return say('register.partnerFor', { partner: name(body.partner), client: name(body.client) })
}

function whereOf({ body }: ClientChange, say: Say): string {
  const nameOf = (each: unknown) => (isRecord(each) ? words(each.name) : null)
  return whereWords({ name: words(body.person), from: nameOf(body.from), to: nameOf(body.to) }, say)
}
