import { useQuery } from '@tanstack/react-query'
import { getChannels } from '../../api/channels.ts'
import { listMessengers } from '../../api/messengers.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import { AccountLine } from './account-line.tsx'
import { AddAccount } from './add-account.tsx'
import css from './channels.module.css'
import { MailPart } from './mail-part.tsx'
import { Mailboxes } from './mailboxes.tsx'
import { States } from './states.tsx'

/** Nobody tells the page that a channel has failed or works again: it asks, in milliseconds. */
const FRESH_MS = 30_000

/** How clients reach the desk: by e-mail, by the form, in messengers. */
export function ChannelsPage({ desk: id }: { readonly desk: string }) {
  const { say } = useVoice()
  const mayManage = useMay('settings.manage')
  const title = usePageTitle(say('channels.title'))
  const found = useQuery({ queryKey: ['messengers', id], queryFn: () => listMessengers(id), enabled: mayManage })
  const ways = useQuery({
    queryKey: ['channels', id],
    queryFn: () => getChannels(id),
    enabled: mayManage,
    refetchInterval: FRESH_MS,
  })
  if (!mayManage) {
    return (
      <Empty isPage title={say('channels.notYours')}>
        {say('channels.notYoursHint')}
      </Empty>
    )
  }
  return (
    <div className={css.page}>
      <h1 className={css.title}>{title}</h1>
      {ways.isPending && <Loading lines={4} />}
      {ways.isError && <Failed error={ways.error} retry={() => ways.refetch()} />}
      {ways.data && (
        <>
          <States states={ways.data.states} statusUrl={`${ways.data.formUrl}/status`} />
          <MailPart ways={ways.data} />
          <Mailboxes desk={id} />
          <section className={css.part}>
            <h2 className={css.heading}>{say('channels.form')}</h2>
            <p className={css.address}>
              <a href={ways.data.formUrl}>{ways.data.formUrl}</a>
            </p>
            <p className={css.hint}>{say('channels.formHint')}</p>
          </section>
        </>
      )}
      <section className={css.part}>
        <h2 className={css.heading}>{say('channels.messengers')}</h2>
        {found.isPending && <Loading lines={3} />}
        {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
        {found.data?.accounts.length === 0 && (
          <Empty title={say('channels.noMessengers')}>{say('channels.noMessengersHint')}</Empty>
        )}
        {found.data && found.data.accounts.length > 0 && (
          <ul className={css.lines}>
            {found.data.accounts.map((account) => (
              <AccountLine key={account.id} account={account} desk={id} />
            ))}
          </ul>
        )}
        <AddAccount desk={id} />
      </section>
    </div>
  )
}
