import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { ApiError } from '../api/answer.ts'
import { getPublicDesk, submitCase } from '../api/public.ts'
import type { PublicDesk, PublicRegistered } from '../api/shapes.ts'
import { useVoice } from '../say/say.tsx'
import { readsHere } from '../say/time.ts'
import { AskedFields } from '../ui/asked/fields.tsx'
import { type AskedForm, askedOf, requestOf } from '../ui/asked/form.ts'
import { useNow } from '../ui/now.ts'
import { type Rules, UnderRegulation } from '../ui/regulation.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { formChannel, takesCallbacks } from '../ui/verdict/channel.ts'
import { VerdictView } from '../ui/verdict/verdict-view.tsx'
import css from './ask-page.module.css'
import { Attach } from './attach.tsx'
import { dropDraft, saveDraft, savedDraft } from './draft.ts'
import { OfferedView, useOffered } from './offered.tsx'
import { NotFound, Sheet } from './sheet.tsx'
import { useFormAttached } from './use-attached.ts'

// The fields are there first; the engine that judges them comes while they are being filled in.
const PreviewView = lazy(() =>
  import('../ui/verdict/preview-view.tsx').then(({ PreviewView }) => ({ default: PreviewView })),
)

/** The form of a desk: what the desk will do with the request is said before it is sent. */
export function AskPage({ desk: id }: { readonly desk: string }) {
  const { say, locale } = useVoice()
  const desk = useQuery({
    queryKey: ['public desk', id],
    queryFn: () => getPublicDesk(id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [sent, setSent] = useState<PublicRegistered | null>(null)
  if (desk.error instanceof ApiError && desk.error.status === 404) {
    return (
      <Sheet>
        <NotFound />
      </Sheet>
    )
  }
  const rules: Rules | null = desk.data
    ? { regulation: desk.data.regulation, timezone: desk.data.timezone, desk: id, version: null }
    : null
  return (
    <Sheet {...(desk.data ? { desk: desk.data.title[locale], title: desk.data.title[locale] } : {})} rules={rules}>
      {desk.isPending && <Loading lines={8} />}
      {desk.isError && <Failed error={desk.error} retry={() => desk.refetch()} />}
      {desk.data && rules && (
        <UnderRegulation rules={rules}>
          {sent ? (
            <Accepted sent={sent} />
          ) : (
            <>
              <h1 className={css.title}>{say('portal.askTitle')}</h1>
              {takesCallbacks(desk.data.regulation) && (
                <p className={css.ways}>
                  <a href={`/d/${id}/call`}>{say('portal.askCall')}</a>
                </p>
              )}
              <AskForm desk={desk.data} sent={setSent} />
            </>
          )}
        </UnderRegulation>
      )}
    </Sheet>
  )
}

function AskForm({ desk, sent }: { readonly desk: PublicDesk; readonly sent: (registered: PublicRegistered) => void }) {
  const { say, locale } = useVoice()
  const now = useNow()
  const [form, setForm] = useState<AskedForm>(() => savedDraft(desk.id))
  const channel = formChannel(desk.regulation)
  const articles = useOffered(desk.id, form.description, form.product)
  const attached = useFormAttached(desk.id)
  const sending = useMutation({
    mutationFn: async () => {
      const offered = articles.report()
      const files = await attached.said()
      const reads = readsHere(locale)
      return submitCase(desk.id, { ...askedOf(form), ...files, channel, reads, ...(offered ? { offered } : {}) })
    },
    onSuccess: (registered) => {
      dropDraft(desk.id)
      sent(registered)
    },
  })
  const change = (part: Partial<AskedForm>) => {
    const next = { ...form, ...part }
    saveDraft(desk.id, next)
    setForm(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <AskedFields form={form} change={change} />
      <OfferedView {...articles} />
      <div className={css.foot}>
        <Attach limitBytes={desk.uploadLimitBytes} {...attached.shown} />
        <Suspense>
          <PreviewView request={requestOf(form, channel, now)} />
        </Suspense>
        {sending.isError && <Failed error={sending.error} kept={say('portal.kept')} />}
        <Button
          type="submit"
          size="md"
          loading={sending.isPending}
          disabled={form.description.trim() === '' || attached.isPending}
        >
          {say('portal.send')}
        </Button>
        {form.description.trim() === '' && <p className={css.hint}>{say('portal.sendNeedsDescription')}</p>}
      </div>
    </form>
  )
}

/** The server's own verdict, and the way back to the case. */
function Accepted({ sent }: { readonly sent: PublicRegistered }) {
  const { say } = useVoice()
  return (
    <div className={css.accepted}>
      <h1 className={css.title}>{say('portal.registered', { label: sent.label })}</h1>
      <VerdictView verdict={sent.verdict} />
      <p>
        <Button component="a" size="md" href={sent.trackingUrl}>
          {say('portal.track')}
        </Button>
      </p>
      <p className={css.hint}>{say('portal.trackHint')}</p>
    </div>
  )
}
