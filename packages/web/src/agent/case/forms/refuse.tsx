import { NativeSelect, Textarea } from '@mantine/core'
import {
  GROUND_WORDS,
  type GroundReason,
  type Locale,
  type RefusalChoice,
  refusalChoices,
  refusalText,
} from '@reglament/engine'
import { useEffect, useEffectEvent } from 'react'
import { type Say, useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import css from '../composer.module.css'
import { type ActForm, type BoxesProps, said } from './form.ts'
import { useLanguage } from './language.tsx'
import { LetterLanguage } from './letter-language.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { Words } from './words.tsx'

export interface RefuseDraft {
  readonly reason: string
  readonly clause: string
  readonly text: string
  /** The draft that was put there for the ground: another ground puts another one, unless somebody has written in it. */
  readonly prefilled: string
  readonly messageId: string
  readonly quote: string
}

const EMPTY: RefuseDraft = { reason: '', clause: '', text: '', prefilled: '', messageId: '', quote: '' }

const groundOf = ({ reason, clause }: RefuseDraft) => ({
  ...(reason === '' ? {} : { reason }),
  ...(clause === '' ? {} : { clause }),
})

export const refuse: ActForm<RefuseDraft> = {
  slot: 'refuse',
  empty: EMPTY,
  act: (draft) => ({
    kind: 'refuse',
    ...groundOf(draft),
    ...(draft.messageId !== '' && said(draft.quote) !== null
      ? { evidence: { messageId: draft.messageId, text: draft.quote.trim() } }
      : {}),
    ...(said(draft.text) === null ? {} : { text: draft.text.trim() }),
  }),
  isBlank: ({ reason }) => reason === '',
  Boxes: RefuseBoxes,
}

/** The ground, what it rests on, and the letter with the way to put it right (I17, A19). */
function RefuseBoxes(props: BoxesProps<RefuseDraft>) {
  const { say, locale } = useVoice()
  const { draft, state, change, detail } = props
  const { regulation } = useRules()
  const { clientLocale } = useLanguage()
  const choices = refusalChoices(state, regulation)
  const choose = (choice: RefusalChoice | undefined, language = clientLocale) => {
    if (!choice) return
    const prefilled = refusalText(choice, detail.client.contact, regulation, language)
    const isOwn = draft.text.trim() !== '' && draft.text !== draft.prefilled
    change({
      reason: choice.reason,
      clause: choice.clause ?? '',
      prefilled,
      ...(isOwn ? {} : { text: prefilled }),
    })
  }
  const begin = useEffectEvent(() => {
    if (draft.reason === '' && choices[0]?.by === 'verdict') choose(choices[0])
  })
  useEffect(() => begin(), [])
  const at = choices.findIndex(({ reason, clause }) => reason === draft.reason && (clause ?? '') === draft.clause)
  return (
    <>
      <NativeSelect
        label={say('composer.ground')}
        name="ground"
        value={at < 0 ? '' : String(at)}
        onChange={(event) => choose(choices[Number(event.currentTarget.value)])}
        data={[
          { value: '', label: say('composer.groundChoose'), disabled: true },
          ...choices.map((choice, index) => ({
            value: String(index),
            disabled: choice.notFound,
            label: choiceWords(choice, say, locale),
          })),
        ]}
      />
      <Evidence {...props} />
      <LetterLanguage label={say('refuse.language')} changed={(language) => choose(choices[at], language)} />
      <Words label={say('composer.words.refuse')} value={draft.text} onChange={(text) => change({ text })} rows={5} />
      <LetterPreview number={detail.number} plan={{ kind: 'refuse', ...groundOf(draft), text: draft.text }} />
    </>
  )
}

function choiceWords({ reason, clause, title, by, notFound }: RefusalChoice, say: Say, locale: Locale): string {
  const named = GROUND_WORDS[locale][reason as GroundReason] as string | undefined
  const what = say('composer.groundNamed', { title: title?.[locale] ?? named ?? reason, clauses: clause ?? '' })
  if (notFound) return say('refuse.notFound', { what })
  return by === 'verdict' ? say('refuse.found', { what }) : what
}

/** How much of a message stands in the picker, in characters. */
const GLIMPSE = 70

/** The client's words that the refusal rests on, kept with it. */
function Evidence({ draft, detail, change }: BoxesProps<RefuseDraft>) {
  const { say } = useVoice()
  const theirs = detail.messages.filter(({ direction }) => direction === 'in')
  if (theirs.length === 0) return null
  const choose = (id: string) => {
    const message = theirs.find((each) => each.id === id)
    change({ messageId: id, quote: message ? (message.visibleText ?? message.text).trim().slice(0, 2000) : '' })
  }
  return (
    <div className={css.evidence}>
      <NativeSelect
        label={say('refuse.evidence')}
        name="evidence"
        value={draft.messageId}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: say('refuse.noEvidence') },
          ...theirs.map((message) => ({
            value: message.id,
            label: (message.visibleText ?? message.text).replace(/\s+/g, ' ').slice(0, GLIMPSE),
          })),
        ]}
      />
      {draft.messageId !== '' && (
        <Textarea
          label={say('refuse.quote')}
          name="quote"
          rows={2}
          value={draft.quote}
          onChange={(event) => change({ quote: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
