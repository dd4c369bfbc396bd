import { useDocumentTitle } from '@mantine/hooks'
import { CHANNEL_WORDS } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiError } from '../../api/answer.ts'
import { getHanded, type HandedCase } from '../../api/development.ts'
import { fileAddress } from '../../api/staff.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { MessageBody } from '../../ui/conversation.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { When } from '../../ui/when.tsx'
import { DeveloperActs } from './developer-acts.tsx'
import css from './development.module.css'
import { LatePromise } from './late-promise.tsx'

interface Props {
  readonly desk: string
  readonly number: number
}

/** A case as development needs it: what happens, where, what was found, and when it was promised. */
export function HandedPage({ desk, number }: Props) {
  const { say } = useVoice()
  const { timezone } = useRules()
  const found = useQuery({ queryKey: ['case', desk, number, 'handed'], queryFn: () => getHanded(desk, number) })
  const handed = found.data
  useDocumentTitle(handed ? `${handed.label} ${handed.subject}` : '')
  if (found.error instanceof ApiError && found.error.status === 404)
    return (
      <Empty isPage title={say('handed.notFound')}>
        {say('handed.notFoundHint')}
      </Empty>
    )
  if (!handed)
    return (
      <div className={css.page}>
        {found.isError ? <Failed error={found.error} retry={() => found.refetch()} /> : <Loading lines={10} />}
      </div>
    )
  const { development } = handed.state
  return (
    <div className={css.page}>
      <header>
        <p className={css.meta}>
          <Link to="/desk/$desk/development" params={{ desk }}>
            {say('list.development')}
          </Link>
          <CaseLabel label={handed.label} />
          <TurnMark turn={handed.turn} />
          <span>{say(`status.${handed.status}`)}</span>
        </p>
        <h1 className={css.title}>{handed.subject}</h1>
        {development?.etaAt != null && !development.missed && (
          <p>
            {say('handed.promised')} <When at={development.etaAt} timezone={timezone} weekday zone="always" isEnd />
          </p>
        )}
      </header>
      <LatePromise state={handed.state} />
      <Facts handed={handed} />
      <Said handed={handed} desk={desk} />
      {handed.status === 'escalated' ? (
        <DeveloperActs handed={handed} desk={desk} />
      ) : (
        <p className={css.soft}>{say('handed.isBack')}</p>
      )}
    </div>
  )
}

function Facts({ handed }: { readonly handed: HandedCase }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const { product, version, licence, topic, channel } = handed.state.request
  const facts = [
    [say('form.product'), product && (regulation.products[product]?.title[locale] ?? product)],
    [say('form.version'), version],
    [say('form.licence'), licence],
    [say('form.topic'), topic && say(`topic.${topic}`)],
    [say('handed.channel'), CHANNEL_WORDS[locale][channel]],
    [say('handed.client'), handed.client.organization ?? handed.client.contact],
    [say('handed.specialist'), handed.assignee?.name],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={css.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Notes stand out: they are what support has written for development. */
function Said({ handed, desk }: Pick<Props, 'desk'> & { readonly handed: HandedCase }) {
  const { say } = useVoice()
  const { timezone } = useRules()
  return (
    <section>
      <h2 className={css.heading}>{say('handed.said')}</h2>
      {handed.messages.length === 0 && <p className={css.soft}>{handed.state.request.description}</p>}
      <ol className={css.said}>
        {handed.messages.map((message) => (
          <li key={message.id} data-direction={message.direction}>
            <p className={css.soft}>
              {message.author.name ?? say(message.direction === 'in' ? 'actor.client' : 'actor.desk')}
              {message.direction === 'note' && ` · ${say('event.noted')}`}{' '}
              <When at={Date.parse(message.at)} timezone={timezone} />
            </p>
            <MessageBody message={message} address={(file) => fileAddress(desk, file.id)} />
          </li>
        ))}
      </ol>
    </section>
  )
}
