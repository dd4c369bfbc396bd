import { instant, whyNot } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Act, type ActKind, doAct, sendToClient } from '../../api/acts.ts'
import type { CaseDetail } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { Failed } from '../../ui/states.tsx'
import { useCannedValues } from '../canned/use-canned.ts'
import { Barred, Gated, useRejectionWords } from '../gated.tsx'
import { useCaseCommands } from '../palette/case-commands.ts'
import { useCommands } from '../palette/registry.ts'
import { usePresence } from '../presence/use-presence.ts'
import { useWorkplace } from '../workplace.tsx'
import { useBeside } from './beside.ts'
import { EditorsOfCase } from './case-of-editor.tsx'
import css from './composer.module.css'
import { DraftNotes } from './draft-notes.tsx'
import { focusWhenThere } from './focus-when-there.ts'
import { foresee } from './foresee.ts'
import { ForesightView } from './foresight-view.tsx'
import { FORMS } from './forms/forms.ts'
import { InLanguage, useLanguageFor } from './forms/language.tsx'
import { GROUPS } from './modes.ts'
import { useReadCaseAgain } from './read-again.ts'
import { useDrafts } from './use-drafts.ts'
import { WaitingBar } from './waiting-bar.tsx'

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
  readonly number: number
}

/** Everything that can be done to a case; what can't be done now stays, with its reason. */
export function Composer({ detail, desk, number }: Props) {
  const say = useSay()
  const words = useRejectionWords()
  const { desk: here, actor } = useWorkplace()
  const queries = useQueryClient()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  const [mode, setMode] = useState<ActKind>(detail.turn === 'nobody' ? 'note' : 'answer')
  const [focus, setFocus] = useState(0)
  const drafts = useDrafts(desk, number)
  const { slot, empty, act: actOf, isBlank: isBlankIn, notYet, Boxes } = FORMS[mode]
  const draft = { ...empty, ...drafts.of(slot)?.body }
  const change = (part: object) => drafts.change(slot, empty, part)
  const language = useLanguageFor(detail.contact)
  const values = useCannedValues(detail, language.clientLocale)
  const { state } = detail
  const against = (kind: ActKind) => whyNot(kind, state, here.regulation, instant(now), actor)
  const readAgain = useReadCaseAgain(desk, number)
  const doing = useMutation({
    mutationFn: async (act: Act) => {
      // What goes to the client can be taken back for some seconds: it waits on the server.
      if (act.kind !== 'answer' && act.kind !== 'ask') return void (await doAct(desk, number, act))
      const { pending: _, ...body } = draft as typeof draft & { pending?: number }
      await sendToClient(desk, number, act, slot, { ...body })
    },
    onSuccess: async (_done, act) => {
      // What was sent is gone from its box; what is begun elsewhere stays.
      drafts.clear(FORMS[act.kind].slot, { onServer: act.kind !== 'answer' && act.kind !== 'ask' })
      await Promise.all([queries.invalidateQueries({ queryKey: ['drafts', desk, number] }), readAgain()])
    },
  })
  const choose = (kind: ActKind) => {
    doing.reset()
    setMode(kind)
    setFocus(focus + 1)
  }
  useEffect(() => {
    return focus > 0 && box.current ? focusWhenThere(box.current) : undefined
  }, [focus])
  useCaseCommands({ against, begin: (kind) => (kind === 'take' ? doing.mutate({ kind }) : choose(kind)) })
  const act = actOf(draft)
  const foresight = foresee(act, state, here.regulation, now, actor)
  const isBlank = isBlankIn(draft)
  usePresence(number, isBlank ? null : 'writing')
  const hindrance = notYet?.(draft) ?? null
  const send = (onSuccess?: () => void) => {
    const isReady = !isBlank && hindrance === null && foresight.kind === 'foreseen'
    if (isReady && !doing.isPending) doing.mutate(act, onSuccess ? { onSuccess } : {})
  }
  const goOn = useBeside(desk, number)
  useCommands([
    { id: 'send-next', group: 'page', title: say('keys.sendNext'), keys: ['Mod+Shift+Enter'], run: () => send(goOn) },
  ])
  return (
    <section className={css.composer} aria-label={say('composer.title')}>
      <WaitingBar desk={desk} number={number} back={drafts.put} />
      <div className={css.groups}>
        {GROUPS.map((group) => (
          <fieldset key={group.title} className={css.group}>
            <legend>{say(group.title)}</legend>
            {group.acts.map((kind) => (
              <Gated
                key={kind}
                against={against(kind)}
                size="compact-sm"
                variant="subtle"
                pressed={mode === kind}
                onClick={() => choose(kind)}
              >
                {say(`act.${kind}`)}
              </Gated>
            ))}
          </fieldset>
        ))}
      </div>
      {/* Ctrl+Enter sends from wherever the hands are within the composer. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key is a shorter way to the button below */}
      <div
        ref={box}
        className={css.boxes}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey) send()
        }}
      >
        {drafts.isLoaded && (
          <InLanguage of={language}>
            <EditorsOfCase of={{ desk, values }}>
              <DraftNotes drafts={drafts} slot={slot} />
              <Boxes
                key={`${mode} ${drafts.epoch(slot)}`}
                draft={draft}
                state={state}
                detail={detail}
                change={change}
              />
            </EditorsOfCase>
          </InLanguage>
        )}
      </div>
      {doing.isError && <Failed error={doing.error} kept={say('composer.kept')} />}
      <div className={css.foot}>
        <ForesightView kind={mode} foresight={foresight} />
        <div className={css.send}>
          {state.assignee !== idOf(actor) && (
            <Gated against={against('take')} variant="default" onClick={() => doing.mutate({ kind: 'take' })}>
              {say('act.take')}
            </Gated>
          )}
          <Barred
            reason={
              foresight.kind === 'rejected'
                ? words(foresight.rejection)
                : hindrance && say(hindrance.key, hindrance.values)
            }
            loading={doing.isPending}
            disabled={isBlank}
            onClick={() => send()}
          >
            {say(`send.${mode}`)}
          </Barred>
        </div>
      </div>
    </section>
  )
}

function idOf(actor: ReturnType<typeof useWorkplace>['actor']): string | null {
  return 'id' in actor ? actor.id : null
}
