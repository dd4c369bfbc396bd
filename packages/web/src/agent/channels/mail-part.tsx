import { Code } from '@mantine/core'
import type { Channels } from '../../api/channels.ts'
import { useSay } from '../../say/say.tsx'
import css from './channels.module.css'

/** The desk's address, whether its letters go out, and what DNS has to say for them to be believed. */
export function MailPart({ ways: { mailAddress, sendsMail, dkim } }: { readonly ways: Channels }) {
  const say = useSay()
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{say('channels.mail')}</h2>
      {mailAddress === null ? (
        <p className={css.hint}>{say('channels.noMail')}</p>
      ) : (
        <>
          <p className={css.address}>{mailAddress}</p>
          <p className={css.hint}>{say('channels.mailHint')}</p>
        </>
      )}
      {!sendsMail && <p>{say('channels.held')}</p>}
      {dkim === null ? (
        <p className={css.hint}>{say('channels.unsigned')}</p>
      ) : (
        <>
          <p>{say('channels.signed', { name: dkim.name })}</p>
          <Code block className={css.record}>
            {dkim.value}
          </Code>
        </>
      )}
    </section>
  )
}
