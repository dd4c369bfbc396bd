import { type CommandKind, instant, whyNot } from '@reglament/engine'
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { CaseDetail } from '../../../api/shapes.ts'
import type { Key } from '../../../say/phrases.ts'
import { useSay } from '../../../say/say.tsx'
import { useNow } from '../../../ui/now.ts'
import { Barred, useRejectionWords } from '../../gated.tsx'
import { useWhyMayNot } from '../../may.ts'
import { useCommands } from '../../palette/registry.ts'
import { useWorkplace } from '../../workplace.tsx'
import { focusWhenThere } from '../focus-when-there.ts'
import css from './acts.module.css'
import { SplitOffer, type SplitStart } from './split-offer.tsx'

export interface ActFormProps {
  readonly detail: CaseDetail
  readonly desk: string
  /** It is done, or not wanted. */
  readonly close: () => void
  /** What the form of a split begins with. */
  readonly start: SplitStart | null
}

/** Each comes when it is wanted: the first load has room for what everybody needs. */
const FORMS = {
  assign: lazy(() => import('./assign.tsx').then((file) => ({ default: file.AssignForm }))),
  split: lazy(() => import('./split.tsx').then((file) => ({ default: file.SplitForm }))),
  merge: lazy(() => import('./merge.tsx').then((file) => ({ default: file.MergeForm }))),
  link: lazy(() => import('./link.tsx').then((file) => ({ default: file.LinkForm }))),
  transfer: lazy(() => import('./transfer.tsx').then((file) => ({ default: file.TransferForm }))),
} as const
type ActName = keyof typeof FORMS

const ACTS: readonly { readonly name: ActName; readonly key: string | null; readonly command: CommandKind | null }[] = [
  { name: 'assign', key: 'i', command: 'assign' },
  { name: 'split', key: 'd', command: 'split' },
  { name: 'merge', key: 'm', command: 'merge' },
  { name: 'link', key: 'l', command: null },
  { name: 'transfer', key: null, command: null },
]

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
}

/** What can be done to a case beside answering. A form opens in its place, under the buttons, and covers nothing. */
export function CaseActs({ detail, desk }: Props) {
  const say = useSay()
  const [open, setOpen] = useState<ActName | null>(null)
  const [start, setStart] = useState<SplitStart | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const whyNotAct = useWhyNotAct(detail)
  // Hands go on where the form opens: its first box.
  useEffect(() => {
    return open !== null && form.current ? focusWhenThere(form.current) : undefined
  }, [open])
  const close = () => {
    setOpen(null)
    setStart(null)
    box.current?.querySelector<HTMLElement>('button[aria-pressed="true"]')?.focus()
  }
  useCommands(
    ACTS.map(({ name, key }) => ({
      id: `case-${name}`,
      group: 'page' as const,
      title: say(`caseActs.${name}.command` satisfies Key),
      ...(key === null ? {} : { keys: [key] }),
      reason: whyNotAct(name),
      run: () => setOpen(name),
    })),
  )
  const Form = open === null ? null : FORMS[open]
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  return (
    <div ref={box} className={css.acts}>
      <fieldset className={css.bar}>
        <legend>{say('caseActs.title')}</legend>
        {ACTS.map(({ name }) => (
          <Barred
            key={name}
            reason={whyNotAct(name)}
            size="compact-sm"
            variant="subtle"
            pressed={open === name}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {say(`caseActs.${name}`)}
          </Barred>
        ))}
      </fieldset>
      {open === null && whyNotAct('split') === null && (
        <SplitOffer
          detail={detail}
          take={(each) => {
            setStart(each)
            setOpen('split')
          }}
        />
      )}
      {Form && (
        // Escape puts the form away from wherever the hands are in it.
        // biome-ignore lint/a11y/noStaticElementInteractions: the key is a shorter way to the button within
        <div ref={form} className={css.form} onKeyDown={onEscape}>
          <Suspense>
            <Form key={open} detail={detail} desk={desk} close={close} start={start} />
          </Suspense>
        </div>
      )}
    </div>
  )
}

/** Why an act can't be begun: the role, the regulation, or that there is no other desk; null where it can. */
function useWhyNotAct(detail: CaseDetail): (name: ActName) => string | null {
  const say = useSay()
  const words = useRejectionWords()
  const now = useNow()
  const { desk, me, actor } = useWorkplace()
  const work = useWhyMayNot('case.work')
  const mark = useWhyMayNot('case.mark')
  return (name) => {
    const role = name === 'link' ? mark : name === 'assign' ? null : work
    if (role !== null) return role
    if (name === 'transfer') return me.desks.length > 1 ? null : say('caseActs.transfer.noDesk')
    const kind = ACTS.find((act) => act.name === name)?.command
    const rejection = kind ? whyNot(kind, detail.state, desk.regulation, instant(now), actor) : null
    return rejection && words(rejection)
  }
}
