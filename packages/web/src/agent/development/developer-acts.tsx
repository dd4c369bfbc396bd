import { instant, whyNot } from '@reglament/engine'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Act, type ActKind, doAct } from '../../api/acts.ts'
import type { HandedCase } from '../../api/development.ts'
import { useSay } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { Failed } from '../../ui/states.tsx'
import { foresee } from '../case/foresee.ts'
import { promise, returnBack } from '../case/forms/escalate.tsx'
import { type ActForm, type BoxesProps, formOf, said } from '../case/forms/form.ts'
import { Words } from '../case/forms/words.tsx'
import { useReadCaseAgain } from '../case/read-again.ts'
import { Gated } from '../gated.tsx'
import { useCommands } from '../palette/registry.ts'
import { useWorkplace } from '../workplace.tsx'
import css from './development.module.css'

/** Words that go into the case as they are: a note for support, or an answer where the regulation lets a developer give it. */
const wordsForm = (kind: 'note' | 'answer', Boxes: ActForm<Told>['Boxes']): ActForm<Told> => ({
  slot: kind,
  empty: { text: '' },
  act: ({ text }) => ({ kind, text: text.trim() }),
  isBlank: ({ text }) => said(text) === null,
  Boxes,
})

interface Told {
  readonly text: string
}

function NoteBox({ draft, change }: BoxesProps<Told>) {
  const say = useSay()
  return <Words label={say('composer.words.note')} value={draft.text} onChange={(text) => change({ text })} />
}

function AnswerBox({ draft, change }: BoxesProps<Told>) {
  const say = useSay()
  return <Words label={say('composer.words.answer')} value={draft.text} onChange={(text) => change({ text })} />
}

const KINDS = ['note', 'promise', 'return', 'answer'] as const
const KEYS = { note: 'n', promise: 'p', return: 'r', answer: 'a' } as const satisfies Record<Kind, string>
type Kind = (typeof KINDS)[number] & ActKind

const FORMS: Readonly<Record<Kind, ActForm<object>>> = {
  note: formOf(wordsForm('note', NoteBox)),
  promise: formOf(promise),
  return: formOf(returnBack),
  answer: formOf(wordsForm('answer', AnswerBox)),
}

interface Props {
  readonly handed: HandedCase
  readonly desk: string
}

/** What a developer does with a case: notes, a new date, the result. Whether they may answer the client, the regulation says. */
export function DeveloperActs({ handed, desk }: Props) {
  const say = useSay()
  const { desk: here, actor } = useWorkplace()
  const readAgain = useReadCaseAgain(desk, handed.number)
  const now = useNow()
  const [kind, setKind] = useState<Kind>('note')
  const [drafts, setDrafts] = useState<Readonly<Record<string, object>>>({})
  const { slot, empty, act: actOf, isBlank, Boxes } = FORMS[kind]
  const draft = drafts[slot] ?? empty
  const { state } = handed
  const doing = useMutation({
    mutationFn: (act: Act) => doAct(desk, handed.number, act),
    onSuccess: () => {
      setDrafts(({ [slot]: _sent, ...others }) => others)
      return readAgain()
    },
  })
  const against = (each: Kind) => whyNot(each, state, here.regulation, instant(now), actor)
  const act = actOf(draft)
  const foresight = foresee(act, state, here.regulation, now, actor)
  const canSend = !isBlank(draft) && foresight.kind === 'foreseen' && !doing.isPending
  useCommands(
    KINDS.map((each) => ({
      id: `act-${each}`,
      group: 'page' as const,
      title: say(`act.${each}`),
      keys: [KEYS[each]],
      run: () => {
        if (against(each) === null) setKind(each)
      },
    })),
  )
  return (
    <section className={css.acts} aria-label={say('composer.title')}>
      <div className={css.row}>
        {KINDS.map((each) => (
          <Gated
            key={each}
            against={against(each)}
            size="compact-sm"
            variant="subtle"
            pressed={kind === each}
            onClick={() => setKind(each)}
          >
            {say(each === 'return' ? 'handed.return' : `act.${each}`)}
          </Gated>
        ))}
      </div>
      <Boxes
        key={kind}
        draft={draft}
        state={state}
        detail={handed}
        change={(part) => setDrafts((all) => ({ ...all, [slot]: { ...(all[slot] ?? empty), ...part } }))}
      />
      {doing.isError && <Failed error={doing.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Gated
          against={foresight.kind === 'rejected' ? foresight.rejection : null}
          disabled={isBlank(draft)}
          loading={doing.isPending}
          onClick={() => {
            if (canSend) doing.mutate(act)
          }}
        >
          {say(kind === 'return' ? 'handed.sendReturn' : `send.${kind}`)}
        </Gated>
        <p className={css.soft}>{say(`handed.will.${kind}`)}</p>
      </div>
    </section>
  )
}
