import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useVoice } from '../say/say.tsx'
import { openChat } from '../widget/chat.ts'
import css from './chat-page.module.css'
import { Sheet } from './sheet.tsx'

interface Props {
  readonly desk: string
}

/** The chat of foreign pages, filling a page of ours. */
export function ChatPage({ desk }: Props) {
  const { say, locale } = useVoice()
  const scheme = useComputedColorScheme('light')
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    return openChat(host.current, { root: '', desk, locale, place: 'page', known: {} })
  }, [desk, locale])
  return (
    <Sheet deskId={desk} title={say('chat.title')}>
      <h1 className={css.title}>{say('chat.title')}</h1>
      <div ref={host} data-scheme={scheme} />
    </Sheet>
  )
}
