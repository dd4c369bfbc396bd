import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../../../api/answer.ts'
import type { CaseDetail } from '../../../api/shapes.ts'
import { getCase } from '../../../api/staff.ts'
import { useSay } from '../../../say/say.tsx'
import { useWorkplace } from '../../workplace.tsx'
import css from './acts.module.css'

/** How long the hands rest before the case is looked up, in milliseconds. */
const PAUSE_MS = 200

/** `ICS-1042`, `ics 1042` or `1042`; null where no number stands there. */
export function numberIn(typed: string): number | null {
  const digits = /(\d{1,15})\s*$/.exec(typed)?.[1]
  return digits === undefined ? null : Number(digits)
}

interface Props {
  readonly detail: CaseDetail
  readonly typed: string
  readonly change: (typed: string) => void
  /** Which of the client's other cases can be meant. */
  readonly isFit: (other: CaseDetail['otherCases'][number]) => boolean
}

/** Another case: one of the same client by a press, or any by its number. */
export function CaseNumber({ detail, typed, change, isFit }: Props) {
  const say = useSay()
  const others = detail.otherCases.filter(isFit).slice(0, 6)
  const meant = numberIn(typed)
  return (
    <>
      <TextInput label={say('caseActs.number')} value={typed} onChange={(event) => change(event.currentTarget.value)} />
      <Meant number={others.some(({ number }) => number === meant) ? null : meant} />
      {others.length > 0 && (
        <fieldset className={css.choices}>
          <legend>{say('caseActs.ofClient')}</legend>
          {others.map(({ id, number, label, subject }) => (
            <label key={id} className={css.choice}>
              <input type="radio" name="other" checked={meant === number} onChange={() => change(label)} />
              <span>
                {label} <span className={css.soft}>{subject}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** The case behind a number that was typed: what it is about and whose it is, before anything is done to it. */
function Meant({ number }: { readonly number: number | null }) {
  const say = useSay()
  const { desk } = useWorkplace()
  const [asked] = useDebouncedValue(number, PAUSE_MS)
  const found = useQuery({
    queryKey: ['case', desk.id, asked],
    queryFn: () => getCase(desk.id, asked ?? 0),
    enabled: asked !== null,
  })
  const isCurrent = number !== null && asked === number
  const isUnknown = found.error instanceof ApiError && found.error.status === 404
  const { data } = found
  const client = data && (data.organization?.name ?? data.contact?.name ?? data.client.organization)
  return (
    <p role="status" className={css.soft}>
      {isCurrent && isUnknown && say('caseActs.unknown')}
      {isCurrent && data && [data.label, data.subject, client].filter(Boolean).join(' · ')}
    </p>
  )
}
