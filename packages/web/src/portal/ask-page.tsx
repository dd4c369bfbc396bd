import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ApiError } from '../api/answer.ts'
import { getPublicDesk, submitCase } from '../api/public.ts'
import type { PublicDesk, PublicRegistered } from '../api/shapes.ts'
import { useVoice } from '../say/say.tsx'
import { AskedFields } from '../ui/asked/fields.tsx'
import { askedOf, requestOf } from '../ui/asked/form.ts'
import { useNow } from '../ui/now.ts'
import { type Rules, UnderRegulation } from '../ui/regulation.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { formChannel, takesCallbacks } from '../ui/verdict/channel.ts'
import { VerdictView } from '../ui/verdict/verdict-view.tsx'
import css from './ask-page.module.css'
import { Attach } from './attach.tsx'
import { OfferedView } from './offered.tsx'
import { SendQuestion, useQuestion } from './question.tsx'
import { NotFound, Sheet } from './sheet.tsx'

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
  const { say } = useVoice()
  const now = useNow()
  const channel = formChannel(desk.regulation)
  const { form, change, articles, attached, sending, submit } = useQuestion({
    desk: desk.id,
    draft: desk.id,
    send: (asked, beside) => submitCase(desk.id, { ...askedOf(asked), ...beside, channel }),
    sent,
  })
  return (
    <form onSubmit={submit} noValidate>
      <AskedFields form={form} change={change} />
      <OfferedView {...articles} />
      <div className={css.foot}>
        <Attach limitBytes={desk.uploadLimitBytes} {...attached.shown} />
        <Suspense>
          <PreviewView request={requestOf(form, channel, now)} />
        </Suspense>
        <SendQuestion form={form} sending={sending} isHeld={attached.isPending} hint={css.hint}>
          {say('portal.send')}
        </SendQuestion>
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
