import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Invitation } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import css from './members-page.module.css'

interface Props {
  readonly invitation: Invitation
  readonly name: string
}

/** The link in a field of its own: it can be taken by hand where the clipboard is shut. */
export function InvitationLink({ invitation, name }: Props) {
  const { say, locale } = useVoice()
  const now = useNow()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(invitation.url)
    setCopied(true)
  }
  const until = dayAndTime(Date.parse(invitation.expiresAt), now, { timezone: readersZone(), locale, say })
  return (
    <div className={css.link}>
      <TextInput
        label={say('team.link', { name })}
        description={say('team.linkHint', { until })}
        readOnly
        value={invitation.url}
        onFocus={(event) => event.currentTarget.select()}
      />
      {/* A page that is not served over a safe line has no clipboard. */}
      {window.isSecureContext && (
        <Button variant="default" onClick={copy}>
          {say(isCopied ? 'team.copied' : 'team.copy')}
        </Button>
      )}
    </div>
  )
}
