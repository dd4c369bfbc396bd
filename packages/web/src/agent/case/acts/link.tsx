import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { linkCase } from '../../../api/beside.ts'
import { useSay } from '../../../say/say.tsx'
import { Failed } from '../../../ui/states.tsx'
import css from './acts.module.css'
import type { ActFormProps } from './case-acts.tsx'
import { CaseNumber, numberIn } from './case-number.tsx'
import { useChange } from './use-change.ts'

const KINDS = ['related', 'duplicate-of', 'caused-by', 'outside'] as const
type Kind = (typeof KINDS)[number]

/** Links the case to another one of the desk, or to an address outside: a bug tracker, a page of documentation. */
export function LinkForm({ detail, desk, close }: ActFormProps) {
  const say = useSay()
  const [kind, setKind] = useState<Kind>('related')
  const [typed, setTyped] = useState('')
  const [url, setUrl] = useState('')
  const [title, setTitle] = useState('')
  const to = numberIn(typed)
  const body =
    kind === 'outside'
      ? url.trim() !== '' && { kind, url: url.trim(), title: title.trim() || url.trim() }
      : to !== null && { kind, to }
  type Body = Exclude<typeof body, false>
  const linking = useChange(desk, detail.number, (given: Body) => linkCase(desk, detail.number, given), close)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body) linking.mutate(body)
  }
  return (
    <form onSubmit={submit} aria-label={say('caseActs.link')}>
      <NativeSelect
        label={say('caseActs.link.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data={KINDS.map((value) => ({ value, label: say(`link.${value}`) }))}
      />
      {kind === 'outside' ? (
        <div className={css.two}>
          <TextInput
            label={say('caseActs.link.url')}
            type="url"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            label={say('caseActs.link.title')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
      ) : (
        <CaseNumber detail={detail} typed={typed} change={setTyped} isFit={() => true} />
      )}
      {linking.isError && <Failed error={linking.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" loading={linking.isPending} disabled={!body}>
          {say('caseActs.link.do')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
