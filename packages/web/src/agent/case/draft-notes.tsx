import { Button } from '@mantine/core'
import { REJECTION_WORDS, type RejectionCode } from '@reglament/engine'
import { useVoice } from '../../say/say.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { When } from '../../ui/when.tsx'
import css from './composer.module.css'
import { type Drafts, textIn } from './use-drafts.ts'

interface Props {
  readonly drafts: Drafts
  readonly slot: string
}

/** What is to be known of a draft: where it comes from, why it came back, and what was written elsewhere in its place. */
export function DraftNotes({ drafts, slot }: Props) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const draft = drafts.of(slot)
  if (!draft && !drafts.isUnsaved) return null
  const words = (code: string) => (REJECTION_WORDS[locale] as Partial<Record<string, string>>)[code as RejectionCode]
  return (
    <>
      {draft?.problem && (
        <p role="alert" className={css.draftProblem}>
          {say('draft.cameBack', { why: words(draft.problem) ?? draft.problem })}
        </p>
      )}
      {draft?.restoredAt && !draft.problem && (
        <p className={css.draftNote}>
          {say('draft.restored')} <When at={Date.parse(draft.restoredAt)} timezone={timezone} />
        </p>
      )}
      {draft?.aside.map((aside, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place alone
        <div key={index} className={css.aside} role="note">
          <p>{say('draft.elsewhere')}</p>
          <ScrollRegion role="group" className={css.asideText} label={say('draft.elsewhere')}>
            {textIn(aside)}
          </ScrollRegion>
          <Button size="compact-xs" variant="default" onClick={() => drafts.settle(slot, index, true)}>
            {say('draft.takeIn')}
          </Button>{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => drafts.settle(slot, index, false)}>
            {say('draft.throwAway')}
          </Button>
        </div>
      ))}
      {drafts.isUnsaved && (
        <p role="alert" className={css.draftProblem}>
          {say('draft.unsaved')}
        </p>
      )}
    </>
  )
}
