import { Button } from '@mantine/core'
import { hasRight } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { deleteCannedAnswer } from '../../api/canned.ts'
import type { CannedAnswer } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import list from '../list/list.module.css'
import { usePageTitle } from '../page-title.ts'
import { useWorkplace } from '../workplace.tsx'
import { CannedForm } from './canned-form.tsx'
import css from './canned-page.module.css'
import { wordsFor } from './fill.ts'
import { useCannedAnswers } from './use-canned.ts'

/** Texts that are written often: the desk's, which its head keeps, and one's own. */
export function CannedPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const found = useCannedAnswers(desk)
  const [open, setOpen] = useState<CannedAnswer | 'new' | null>(null)
  const title = usePageTitle(say('canned.title'))
  const rows = found.data?.rows ?? []
  const groups = [
    { name: say('canned.ofDesk'), rows: rows.filter(({ isOwn }) => !isOwn) },
    { name: say('canned.own'), rows: rows.filter(({ isOwn }) => isOwn) },
  ].filter((group) => group.rows.length > 0)
  return (
    <div className={css.page}>
      <header className={list.head}>
        <h1 className={list.title}>{title}</h1>
        <Button size="xs" variant="default" onClick={() => setOpen('new')}>
          {say('canned.add')}
        </Button>
      </header>
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.isPending && <Loading />}
      {open === 'new' && (
        <CannedForm desk={desk} answer={null} variables={found.data?.variables ?? []} close={() => setOpen(null)} />
      )}
      {found.data && rows.length === 0 && open === null && (
        <Empty title={say('canned.noneWritten')}>{say('canned.emptyHint')}</Empty>
      )}
      {groups.map((group) => (
        <section key={group.name} className={css.group} aria-label={group.name}>
          <h2>{group.name}</h2>
          <ul className={css.answers}>
            {group.rows.map((answer) => (
              <li key={answer.id} className={css.answer}>
                {open !== null && open !== 'new' && open.id === answer.id ? (
                  <CannedForm
                    desk={desk}
                    answer={answer}
                    variables={found.data?.variables ?? []}
                    close={() => setOpen(null)}
                  />
                ) : (
                  <Answer desk={desk} answer={answer} edit={() => setOpen(answer)} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface AnswerProps {
  readonly desk: string
  readonly answer: CannedAnswer
  readonly edit: () => void
}

function Answer({ desk, answer, edit }: AnswerProps) {
  const { say, locale } = useVoice()
  const { desk: here } = useWorkplace()
  const queries = useQueryClient()
  const removing = useMutation({
    mutationFn: () => deleteCannedAnswer(desk, answer.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['canned', desk] }),
  })
  const reason = answer.isOwn || hasRight(here.role, 'canned.edit') ? null : say('canned.headOnly')
  return (
    <>
      <div className={css.line}>
        <span className={css.name}>;{answer.name}</span>
        <span className={css.about}>{answer.title}</span>
        <Barred size="compact-xs" variant="subtle" reason={reason} onClick={edit}>
          {say('canned.edit')}
        </Barred>
        <Barred size="compact-xs" variant="subtle" reason={reason} onClick={() => removing.mutate()}>
          {say('canned.delete')}
        </Barred>
      </div>
      <div className={css.words}>
        <RichText html={wordsFor(answer, locale)} addressOf={() => null} />
      </div>
      {removing.isError && <Failed error={removing.error} />}
    </>
  )
}
