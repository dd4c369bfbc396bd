import { Button } from '@mantine/core'
import { HOLDING_WORDS, instant, localDate } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { endHolding } from '../../api/clients.ts'
import type { HeldRight } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './client-page.module.css'
import { useMayRecord } from './may-record.ts'
import { endWords, periodWords, type ReadRight } from './rights.ts'
import { TermWords } from './term-words.tsx'

interface Props {
  readonly read: ReadRight
  /** The person who holds it alone. */
  readonly holder: string | null
  readonly desk: string
  readonly client: string
}

/** One right: what it is and until when, with its clause in the margin, and what was done to it. */
export function RightLine({ read: { held, right, state }, holder, desk, client }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const mayRecord = useMayRecord()
  const queries = useQueryClient()
  const now = useNow()
  const today = localDate(instant(now), regulation.timezone)
  const { kind, product, from, until } = held.holding
  const change = useMutation({
    mutationFn: (end: string | null) => endHolding(desk, client, held.id, end),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['client', desk, client] }),
        queries.invalidateQueries({ queryKey: ['clients', desk] }),
      ]),
  })
  const title = product ? regulation.products[product]?.title[locale] : undefined
  const what = [HOLDING_WORDS[locale][kind], title ?? product].filter(Boolean).join(', ')
  const isOver = right === null || (right.until !== null && right.until <= now)
  const undo = until === today ? held.changes.findLast(({ after }) => after === today) : undefined
  return (
    <li className={css.right} data-over={isOver}>
      <div className={css.what}>
        <p className={css.head}>
          <span className={css.kind}>{what}</span> {state && <span className={css.state}>{say(`right.${state}`)}</span>}
        </p>
        <p>
          {right
            ? periodWords(right, { timezone: regulation.timezone, locale, say })
            : say('right.unreadable', { from })}
        </p>
        {holder !== null && <p className={css.soft}>{say('client.rightsFor', { name: holder })}</p>}
        <History held={held} />
        {undo && mayRecord && (
          <p className={css.undo} role="status">
            {say('right.ended')}{' '}
            <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(undo.before)}>
              {say('right.undo')}
            </Button>
          </p>
        )}
        {change.isError && <Failed error={change.error} />}
      </div>
      <div className={css.margin}>
        {right && (
          <p>
            <ClauseRow clauses={right.clauses} /> <TermWords right={right} />
          </p>
        )}
        {mayRecord && !isOver && !undo && (
          <Button
            size="xs"
            variant="default"
            aria-label={say('right.endWhat', { what })}
            loading={change.isPending}
            onClick={() => change.mutate(today)}
          >
            {say('right.end')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Who recorded it and who changed its end: nothing that was said of a right is lost. */
function History({ held }: { readonly held: HeldRight }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const now = useNow()
  const when = (at: string) => dayAndTime(Date.parse(at), now, { timezone: readersZone(), locale, say })
  const end = (until: string | null) => endWords(until, { timezone: regulation.timezone, locale, say })
  const at = when(held.recordedAt)
  return (
    <ul className={css.history}>
      <li>{held.recordedBy ? say('right.recordedBy', { by: held.recordedBy, at }) : say('right.recorded', { at })}</li>
      {held.changes.map((change) => (
        <li key={change.at}>
          {say('right.changed', {
            by: change.by ?? say('right.somebody'),
            at: when(change.at),
            after: end(change.after),
            before: end(change.before),
          })}
        </li>
      ))}
    </ul>
  )
}
