import { useQuery } from '@tanstack/react-query'
import { getCall } from '../../api/phone.ts'
import type { CaseDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { span } from '../../say/time.ts'
import { useMay } from '../may.ts'
import { Attempt } from './attempt.tsx'
import css from './callbacks.module.css'

/** The client's telephone in the side panel of a case, and what became of calling it. */
export function CasePhone({ desk, detail }: { readonly desk: string; readonly detail: CaseDetail }) {
  const phone = detail.contact?.phone ?? detail.state.request.contact?.phone
  return phone ? <Attempt desk={desk} number={detail.number} phone={phone} /> : null
}

/** How long a call of the exchange took, and its recording: known only when it is over, so asked for when shown. */
export function CallFacts({ desk, callId }: { readonly desk: string; readonly callId: string }) {
  const { say, locale } = useVoice()
  const may = useMay('case.register')
  const call = useQuery({ queryKey: ['call', desk, callId], queryFn: () => getCall(desk, callId), enabled: may })
  if (!call.data) return null
  const { talkSeconds, recordingUrl } = call.data
  return (
    <p className={css.soft}>
      {talkSeconds !== null && span(talkSeconds * 1000, locale, say)}{' '}
      {recordingUrl !== null && (
        <a href={recordingUrl} target="_blank" rel="noreferrer">
          {say('phone.recording')}
        </a>
      )}
    </p>
  )
}
