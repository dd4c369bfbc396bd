import { endWords, type Locale } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { listCannedAnswers } from '../../api/canned.ts'
import type { CaseDetail } from '../../api/shapes.ts'
import { foresee } from '../case/foresee.ts'
import { useWorkplace } from '../workplace.tsx'
import type { Values } from './fill.ts'

/** Texts change seldom, in milliseconds. */
const FRESH_MS = 60_000

export function useCannedAnswers(desk: string) {
  return useQuery({ queryKey: ['canned', desk], queryFn: () => listCannedAnswers(desk), staleTime: FRESH_MS })
}

/** What the variables are in this case, at the moment of asking: in the language of the letter, times in the client's zone. */
export function useCannedValues(detail: CaseDetail, locale: Locale): () => Values {
  const { desk, me, actor } = useWorkplace()
  return () => {
    const now = Date.now()
    const timezone = detail.contact?.timezone ?? desk.timezone
    const dayOf = (at: number) => endWords(at, { locale, timezone, deskTimezone: desk.timezone })
    const foresight = foresee({ kind: 'answer', text: '' }, detail.state, desk.regulation, now, actor)
    const { request } = detail.state
    const product = request.product === undefined ? null : desk.regulation.products[request.product]
    return {
      'client.name': detail.contact?.name ?? detail.client.contact,
      'client.organization': detail.organization?.name ?? detail.client.organization,
      'case.number': detail.label,
      'case.subject': detail.subject,
      'case.product': product?.title[locale] ?? request.product ?? null,
      'case.version': request.version ?? null,
      respondBy: detail.respondBy === null ? null : dayOf(Date.parse(detail.respondBy)),
      closesAt: foresight.kind === 'foreseen' && foresight.closesAt !== null ? dayOf(foresight.closesAt) : null,
      'specialist.name': me.user.name,
      'desk.title': desk.title[locale],
      trackingUrl: detail.trackingUrl,
    }
  }
}
