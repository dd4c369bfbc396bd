import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { TOPICS, type Topic } from '@reglament/engine'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { splitCase } from '../../../api/beside.ts'
import { useVoice } from '../../../say/say.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { Failed } from '../../../ui/states.tsx'
import { When } from '../../../ui/when.tsx'
import css from './acts.module.css'
import type { ActFormProps } from './case-acts.tsx'
import { useChange } from './use-change.ts'

/** Takes the other question of a case out of it (I21): which messages, or which words of one, and what it is about. */
export function SplitForm({ detail, desk, close, start }: ActFormProps) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const navigate = useNavigate()
  const said = detail.messages.filter(({ direction, mergedFrom }) => direction === 'in' && mergedFrom === null)
  const [chosen, setChosen] = useState<readonly string[]>(
    start ? [start.messageId] : said.slice(-1).map(({ id }) => id),
  )
  const [text, setText] = useState(start?.text ?? '')
  const [subject, setSubject] = useState('')
  const [product, setProduct] = useState('')
  const [topic, setTopic] = useState('')
  const splitting = useChange(
    desk,
    detail.number,
    () =>
      splitCase(desk, detail.number, {
        messages: [...chosen],
        ...(text.trim() === '' ? {} : { text: text.trim() }),
        ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
        ...(product === '' ? {} : { product }),
        ...(topic === '' ? {} : { topic: topic as Topic }),
      }),
    ({ number }) => {
      close()
      void navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(number) } })
    },
  )
  const first = said.find(({ id }) => chosen.includes(id))
  const isReady = said.length === 0 || chosen.length > 0
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) splitting.mutate(undefined)
  }
  return (
    <form onSubmit={submit} aria-label={say('caseActs.split')}>
      {said.length > 0 && (
        <fieldset className={css.choices}>
          <legend>{say('caseActs.split.messages')}</legend>
          {said.map((message) => (
            <label key={message.id} className={css.choice}>
              <input type="checkbox" checked={chosen.includes(message.id)} onChange={() => toggle(message.id)} />
              <span>
                <span className={css.soft}>
                  <When at={Date.parse(message.at)} timezone={timezone} />
                </span>
                <span className={css.words}>{message.visibleText ?? message.text}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {chosen.length <= 1 && (
        <Textarea
          label={say('caseActs.split.part')}
          description={say('caseActs.split.partHint')}
          rows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={say('caseActs.split.subject')}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <div className={css.two}>
        <NativeSelect
          label={say('form.product')}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          data={[
            { value: '', label: say('caseActs.split.sameProduct') },
            ...Object.entries(regulation.products).map(([value, { title }]) => ({ value, label: title[locale] })),
          ]}
        />
        <NativeSelect
          label={say('caseActs.split.topic')}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
          data={[
            { value: '', label: say('caseActs.split.noTopic') },
            ...TOPICS.map((value) => ({ value, label: say(`topic.${value}`) })),
          ]}
        />
      </div>
      <p className={css.soft}>
        {say('caseActs.split.foresight')}{' '}
        {first && (
          <>
            {say('caseActs.split.from')} <When at={Date.parse(first.at)} timezone={timezone} />
          </>
        )}
      </p>
      {splitting.isError && <Failed error={splitting.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" loading={splitting.isPending} disabled={!isReady}>
          {say('caseActs.split.do')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
