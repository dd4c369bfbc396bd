import { instant, whyNot } from '@reglament/engine'
import { useEffect, useRef, useState } from 'react'
import { type Act, doAct } from '../../api/acts.ts'
import type { CaseDetail } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { Failed } from '../../ui/states.tsx'
import { useChange } from '../case/acts/use-change.ts'
import { foresee } from '../case/foresee.ts'
import { admit } from '../case/forms/admit.tsx'
import { type ActForm, formOf } from '../case/forms/form.ts'
import { InLanguage, useLanguageFor } from '../case/forms/language.tsx'
import { refuse } from '../case/forms/refuse.tsx'
import { Gated } from '../gated.tsx'
import { useCommands } from '../palette/registry.ts'
import { useWorkplace } from '../workplace.tsx'
import css from './discretion.module.css'

const FORMS = { admit: formOf(admit), refuse: formOf(refuse) } as const satisfies Record<string, ActForm<object>>
type Choice = keyof typeof FORMS

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
}

/** Let in until a date with a reason, or refuse on a ground; Ctrl+Enter does what is begun, and the next case stands there. */
export function Decision({ detail, desk }: Props) {
  const say = useSay()
  const { desk: here, actor } = useWorkplace()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  const language = useLanguageFor(detail.contact)
  const [choice, setChoice] = useState<Choice | null>(null)
  const [drafts, setDrafts] = useState<Readonly<Partial<Record<Choice, object>>>>({})
  const { state } = detail
  const doing = useChange(desk, detail.number, (act: Act) => doAct(desk, detail.number, act))
  const against = (each: Choice) => whyNot(each, state, here.regulation, instant(now), actor)
  const choose = (each: Choice) => {
    if (against(each) === null) setChoice(each)
  }
  useEffect(() => {
    if (choice) box.current?.querySelector<HTMLElement>('textarea, select, input')?.focus()
  }, [choice])
  useCommands([
    { id: 'decide-admit', group: 'page', title: say('act.admit'), keys: ['a'], run: () => choose('admit') },
    { id: 'decide-refuse', group: 'page', title: say('act.refuse'), keys: ['r'], run: () => choose('refuse') },
  ])
  const form = choice && FORMS[choice]
  const draft = choice && form ? (drafts[choice] ?? form.empty) : {}
  const act = form?.act(draft)
  const foresight = act ? foresee(act, state, here.regulation, now, actor) : null
  const isBlank = !form || form.isBlank(draft)
  const send = () => {
    if (act && !isBlank && foresight?.kind === 'foreseen' && !doing.isPending) doing.mutate(act)
  }
  return (
    <section className={css.decision} aria-label={say('decide.decision')}>
      <div className={css.row}>
        {(['admit', 'refuse'] as const).map((each) => (
          <Gated
            key={each}
            against={against(each)}
            variant={choice === each ? 'filled' : 'default'}
            pressed={choice === each}
            onClick={() => choose(each)}
          >
            {say(`act.${each}`)}
          </Gated>
        ))}
        <span className={css.soft}>{say('decide.keys')}</span>
      </div>
      {form && choice && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the key is a shorter way to the button below
        <div
          ref={box}
          className={css.boxes}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          }}
        >
          <InLanguage of={language}>
            <form.Boxes
              draft={draft}
              state={state}
              detail={detail}
              change={(part) => setDrafts((all) => ({ ...all, [choice]: { ...(all[choice] ?? form.empty), ...part } }))}
            />
          </InLanguage>
          {doing.isError && <Failed error={doing.error} kept={say('composer.kept')} />}
          <div className={css.row}>
            <Gated
              against={foresight?.kind === 'rejected' ? foresight.rejection : null}
              disabled={isBlank}
              loading={doing.isPending}
              onClick={send}
            >
              {say(`send.${choice}`)}
            </Gated>
          </div>
        </div>
      )}
    </section>
  )
}
