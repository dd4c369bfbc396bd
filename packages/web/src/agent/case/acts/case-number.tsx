import { TextInput } from '@mantine/core'
import type { CaseDetail } from '../../../api/shapes.ts'
import { useSay } from '../../../say/say.tsx'
import css from './acts.module.css'

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
  return (
    <>
      <TextInput label={say('caseActs.number')} value={typed} onChange={(event) => change(event.currentTarget.value)} />
      {others.length > 0 && (
        <fieldset className={css.choices}>
          <legend>{say('acts.ofClient')}</legend>
          {others.map(({ id, number, label, subject }) => (
            <label key={id} className={css.choice}>
              <input type="radio" name="other" checked={numberIn(typed) === number} onChange={() => change(label)} />
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
