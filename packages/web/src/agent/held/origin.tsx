import { useQuery } from '@tanstack/react-query'
import { getOrigin } from '../../api/held.ts'
import { useSay } from '../../say/say.tsx'
import type { SectionProps } from '../case/panel/section.ts'
import css from '../case/panel.module.css'

const KNOWN = ['site', 'account', 'product', 'page'] as const

/** Where on the vendor's pages the case was asked for, where it was. */
export function Origin({ detail, desk }: SectionProps) {
  const say = useSay()
  const { number, state } = detail
  const { channel } = state.request
  const found = useQuery({
    queryKey: ['origin', desk, number],
    queryFn: () => getOrigin(desk, number),
    enabled: channel === 'chat' || channel === 'form',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const origin = found.data?.origin
  if (!origin) return null
  const known = KNOWN.find((each) => each === origin.place)
  const place = known ? say(`origin.place.${known}`) : origin.place
  return (
    <section>
      <h2>{say('origin.title')}</h2>
      <p className={css.soft}>{[place, origin.site].filter(Boolean).join(', ')}</p>
    </section>
  )
}
