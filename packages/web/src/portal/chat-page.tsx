import { useEffect, useRef } from 'react'
import { useVoice } from '../say/say.tsx'
import { openChat } from '../widget/chat.ts'
import { Sheet } from './sheet.tsx'

interface Props {
  readonly desk: string
}

/** The chat of foreign pages, filling a page of ours. */
export function ChatPage({ desk }: Props) {
  const { say, locale } = useVoice()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    return openChat(host.current, { root: '', desk, locale, place: 'page', known: {} })
  }, [desk, locale])
  return (
    <Sheet title={say('chat.title')}>
      <h1>{say('chat.title')}</h1>
      <div ref={host} />
    </Sheet>
  )
}
