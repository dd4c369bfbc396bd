import { useQuery } from '@tanstack/react-query'
import { listDesks } from '../api/public.ts'
import { getMe } from '../api/staff.ts'
import { useVoice } from '../say/say.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import css from './chooser.module.css'
import { Sheet } from './sheet.tsx'

/** The front door: a client chooses whom to ask, a member of staff goes to work. */
export function Chooser() {
  const { say, locale } = useVoice()
  const desks = useQuery({ queryKey: ['public desks'], queryFn: listDesks })
  // A visitor without an account is the ordinary case here, not a failure.
  const me = useQuery({ queryKey: ['me'], queryFn: getMe, retry: false })
  return (
    <Sheet title={say('portal.doorTitle')}>
      <h1 className={css.title}>{say('portal.doorTitle')}</h1>
      {desks.isPending && <Loading lines={4} />}
      {desks.isError && <Failed error={desks.error} retry={() => desks.refetch()} />}
      {desks.data?.desks.length === 0 && <Empty title={say('portal.noDesks')}>{say('portal.noDesksHint')}</Empty>}
      <ul className={css.desks}>
        {desks.data?.desks.map((desk) => (
          <li key={desk.id}>
            <a href={`/d/${desk.id}`}>{desk.title[locale]}</a>
          </li>
        ))}
      </ul>
      <section className={css.staff}>
        {me.data ? (
          <>
            <h2>{say('portal.work')}</h2>
            <ul>
              {me.data.desks.map((desk) => (
                <li key={desk.id}>
                  <a href={`/desk/${desk.id}/queue`}>{desk.title[locale]}</a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <a href="/sign-in">{say('portal.staffDoor')}</a>
        )}
      </section>
    </Sheet>
  )
}
