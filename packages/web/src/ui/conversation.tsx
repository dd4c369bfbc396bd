import type { ReactNode } from 'react'
import type { Attachment, Message } from '../api/shapes.ts'
import { type Say, useVoice } from '../say/say.tsx'
import css from './conversation.module.css'
import { RichText } from './rich-text.tsx'
import { sizeWords } from './size.ts'
import { Empty } from './states.tsx'
import { When } from './when.tsx'

interface Props {
  readonly messages: readonly Message[]
  readonly timezone: string
  /** Where an attachment is fetched; without it only its name shows. */
  readonly address?: (attachment: Attachment) => string
}

/** What was written, in order. */
export function Conversation({ messages, timezone, address }: Props) {
  const { say } = useVoice()
  if (messages.length === 0) return <Empty title={say('conversation.empty')} />
  return (
    <ol className={css.list}>
      {messages.map((message) => (
        <li key={message.id} className={css.entry} data-direction={message.direction}>
          <p className={css.meta}>
            <span className={css.author}>{authorOf(message, say)}</span>{' '}
            <When at={Date.parse(message.at)} timezone={timezone} />
          </p>
          <MessageBody message={message} {...(address ? { address } : {})} />
        </li>
      ))}
    </ol>
  )
}

/** Who wrote; of a partner's person, for whom they did. */
export function authorOf({ author, direction }: Message, say: Say): string {
  const name = author.name ?? say(direction === 'in' ? 'actor.client' : 'actor.desk')
  return author.partner === undefined ? name : say('conversation.ofPartner', { name, partner: author.partner })
}

interface BodyProps {
  readonly message: Message
  /** Where an attachment is fetched; without it only its name shows. */
  readonly address?: (attachment: Attachment) => string
  /** What stands in place of the list of files. */
  readonly files?: ReactNode
}

/** The words written now, with their markup where they have some; quoted history is a press away. */
export function MessageBody({ message, address, files }: BodyProps) {
  const { say } = useVoice()
  const shown = message.visibleText ?? message.text
  const rest = message.visibleText !== null && message.text.trim() !== message.visibleText.trim()
  const picture = (contentId: string) => {
    const found = message.attachments.find((file) => file.contentId === contentId)
    return found && address ? address(found) : null
  }
  return (
    <>
      {message.html === null ? (
        <div className={css.text}>{shown}</div>
      ) : (
        <RichText html={message.html} addressOf={picture} />
      )}
      {rest && message.html === null && (
        <details className={css.quoted}>
          <summary>{say('conversation.quoted')}</summary>
          <div className={css.text}>{message.text}</div>
        </details>
      )}
      {files ?? <FileNames files={message.attachments} {...(address ? { address } : {})} />}
    </>
  )
}

function FileNames({
  files,
  address,
}: {
  readonly files: readonly Attachment[]
  readonly address?: BodyProps['address']
}) {
  const { say } = useVoice()
  if (files.length === 0) return null
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          {address ? <a href={address(file)}>{file.filename}</a> : file.filename}{' '}
          <span className={css.size}>{sizeWords(file.sizeBytes, say)}</span>
        </li>
      ))}
    </ul>
  )
}
