import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { addMailbox, listMailboxes, type Mailbox, removeMailbox } from '../../api/addresses.ts'
import { useVoice } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import css from './channels.module.css'

/** Further addresses of the desk, each with the product that its letters are about. */
export function Mailboxes({ desk }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const queries = useQueryClient()
  const [address, setAddress] = useState('')
  const [product, setProduct] = useState('')
  const found = useQuery({ queryKey: ['mailboxes', desk], queryFn: () => listMailboxes(desk) })
  const again = () => queries.invalidateQueries({ queryKey: ['mailboxes', desk] })
  const adding = useMutation({
    mutationFn: (mailbox: Mailbox) => addMailbox(desk, mailbox),
    onSuccess: () => {
      setAddress('')
      setProduct('')
      return again()
    },
  })
  const removing = useMutation({ mutationFn: (gone: string) => removeMailbox(desk, gone), onSuccess: again })
  const titleOf = (id: string) => regulation.products[id]?.title[locale] ?? id
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (address.includes('@')) adding.mutate({ address: address.trim(), product: product === '' ? null : product })
  }
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{say('mailboxes.title')}</h2>
      <p className={css.hint}>{say('mailboxes.hint')}</p>
      {found.isPending && <Loading lines={2} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && found.data.rows.length > 0 && (
        <ul className={css.lines}>
          {found.data.rows.map((row) => (
            <li key={row.address} className={css.line}>
              <span className={css.who}>{row.address}</span>
              <span className={css.hint}>{row.product === null ? say('mailboxes.any') : titleOf(row.product)}</span>
              <Button
                size="xs"
                variant="default"
                aria-label={say('mailboxes.removeWhich', { address: row.address })}
                loading={removing.isPending && removing.variables === row.address}
                onClick={() => removing.mutate(row.address)}
              >
                {say('mailboxes.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {removing.isError && <Failed error={removing.error} />}
      <form className={css.add} onSubmit={submit} noValidate>
        <TextInput
          label={say('mailboxes.address')}
          name="mailbox"
          type="email"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <NativeSelect
          label={say('mailboxes.product')}
          name="mailbox-product"
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          data={[
            { value: '', label: say('mailboxes.any') },
            ...Object.keys(regulation.products).map((id) => ({ value: id, label: titleOf(id) })),
          ]}
        />
        <div>
          <Button type="submit" loading={adding.isPending} disabled={!address.includes('@')}>
            {say('mailboxes.add')}
          </Button>
        </div>
        {adding.isError && <Failed error={adding.error} kept={say('composer.kept')} />}
      </form>
    </section>
  )
}
