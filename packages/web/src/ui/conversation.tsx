import type { ReactNode } from 'react'
import type { Attachment, Message } from '../api/shapes.ts'
import { useVoice } from '../say/say.tsx'
import css from './conversation.module.css'
import { Empty } from './states.tsx'
import { When } from './when.tsx'

interface Props {
  readonly messages: readonly Message[]
  readonly timezone: string
}

/** What was written, in order. */
export function Conversation({ messages, timezone }: Props) {
  const { say } = useVoice()
  if (messages.length === 0) return <Empty title={say('conversation.empty')} />
  return (
    <ol className={css.list}>
      {messages.map((message) => (
        <li key={message.id} className={css.entry} data-direction={message.direction}>
          <p className={css.meta}>
            <span className={css.author}>
              {message.author.name ?? say(message.direction === 'in' ? 'actor.client' : 'actor.desk')}
            </span>{' '}
            <When at={Date.parse(message.at)} timezone={timezone} />
          </p>
          <MessageBody message={message} />
        </li>
      ))}
    </ol>
  )
}

interface BodyProps {
  readonly message: Message
  /** Where an attachment is fetched; without it only its name shows. */
  readonly address?: (attachment: Attachment) => string
}

/** The words written now; quoted history is a press away. */
export function MessageBody({ message, address }: BodyProps) {
  const { say } = useVoice()
  const shown = message.visibleText ?? message.text
  const rest = message.visibleText !== null && message.text.trim() !== message.visibleText.trim()
  return (
    <>
      <div className={css.text}>{shown}</div>
      {rest && (
        <details className={css.quoted}>
          <summary>{say('conversation.quoted')}</summary>
          <div className={css.text}>{message.text}</div>
        </details>
      )}
      {message.attachments.length > 0 && (
        <ul className={css.files}>
          {message.attachments.map((file) => (
            <li key={file.id}>
              <FileName file={file}>{address?.(file)}</FileName>{' '}
              <span className={css.size}>{sizeWords(file.sizeBytes, say)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function FileName({ file, children: href }: { readonly file: Attachment; readonly children: ReactNode }) {
  return typeof href === 'string' ? <a href={href}>{file.filename}</a> : file.filename
}

function sizeWords(bytes: number, say: ReturnType<typeof useVoice>['say']): string {
  return bytes < 1_000_000
    ? say('size.kilobytes', { amount: Math.max(1, Math.round(bytes / 1000)) })
    : say('size.megabytes', { amount: (bytes / 1_000_000).toFixed(1) })
}
