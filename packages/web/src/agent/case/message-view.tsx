import { useState } from 'react'
import type { Message } from '../../api/shapes.ts'
import { fileAddress } from '../../api/staff.ts'
import { useSay } from '../../say/say.tsx'
import { MessageBody } from '../../ui/conversation.tsx'
import { FilesView } from './files/files-view.tsx'
import css from './timeline.module.css'

interface Props {
  readonly message: Message
  readonly desk: string
  readonly number: number
}

/** What somebody wrote: its words; a letter also as its sender laid it out, in a frame that can do nothing. */
export function MessageView({ message, desk, number }: Props) {
  const say = useSay()
  const [isLetter, setLetter] = useState(false)
  const address = (file: { readonly id: string }) => fileAddress(desk, file.id)
  const files = <FilesView files={message.attachments} desk={desk} />
  return (
    <>
      {isLetter ? (
        <>
          <iframe
            title={say('timeline.letterFrame')}
            className={css.letter}
            sandbox="allow-popups"
            src={`/api/desks/${encodeURIComponent(desk)}/cases/${number}/messages/${message.id}/html`}
          />
          {files}
        </>
      ) : (
        <MessageBody message={message} address={address} files={files} />
      )}
      {message.hasHtml && (
        <button type="button" className={css.asLetter} onClick={() => setLetter(!isLetter)}>
          {say(isLetter ? 'timeline.asText' : 'timeline.asLetter')}
        </button>
      )}
    </>
  )
}
