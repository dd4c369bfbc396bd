import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Offered } from '../api/knowledge.ts'
import type { Reads } from '../api/shapes.ts'
import { useVoice } from '../say/say.tsx'
import { readsHere } from '../say/time.ts'
import type { AskedForm } from '../ui/asked/form.ts'
import { Failed } from '../ui/states.tsx'
import { dropDraft, saveDraft, savedDraft } from './draft.ts'
import { useOffered } from './offered.tsx'
import { useFormAttached } from './use-attached.ts'

/** What goes with the words of a question: its files, the articles that were shown, how its writer reads letters. */
interface Beside {
  readonly attachments?: string[]
  readonly uploadToken?: string
  readonly offered?: Offered
  readonly reads: Reads
}

interface Wanted<T> {
  readonly desk: string
  /** Where what is written is kept in this tab. */
  readonly draft: string
  readonly send: (form: AskedForm, beside: Beside) => Promise<T>
  readonly sent: (done: T) => unknown
  readonly failed?: () => unknown
}

/** A question while it is written: its words, kept as a draft, its files, what may answer it already, and its sending. */
export function useQuestion<T>({ desk, draft, send, sent, failed }: Wanted<T>) {
  const { locale } = useVoice()
  const [form, setForm] = useState<AskedForm>(() => savedDraft(draft))
  const articles = useOffered(desk, form.description, form.product)
  const attached = useFormAttached(desk)
  const sending = useMutation({
    mutationFn: async () => {
      const offered = articles.report()
      const files = await attached.said()
      return send(form, { ...files, reads: readsHere(locale), ...(offered ? { offered } : {}) })
    },
    onSuccess: (done: T) => {
      dropDraft(draft)
      return sent(done)
    },
    onError: () => failed?.(),
  })
  const change = (part: Partial<AskedForm>) => {
    const next = { ...form, ...part }
    saveDraft(draft, next)
    setForm(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.mutate()
  }
  return { form, change, articles, attached, sending, submit }
}

interface FootProps {
  readonly form: AskedForm
  readonly sending: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown }
  /** Files are still on their way, or nobody is chosen whom it is for. */
  readonly isHeld: boolean
  readonly hint: string | undefined
  /** What the press says. */
  readonly children: ReactNode
}

/** The press that sends a question, why it can't be sent yet, and what went wrong. */
export function SendQuestion({ form, sending, isHeld, hint, children }: FootProps) {
  const { say } = useVoice()
  const isBlank = form.description.trim() === ''
  return (
    <>
      {sending.isError && <Failed error={sending.error} kept={say('portal.kept')} />}
      <Button type="submit" size="md" loading={sending.isPending} disabled={isBlank || isHeld}>
        {children}
      </Button>
      {isBlank && <p className={hint}>{say('portal.sendNeedsDescription')}</p>}
    </>
  )
}
