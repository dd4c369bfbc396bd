import { parseInstant, type Reason, type Request, servingHours } from '@reglament/engine'
import { useState } from 'react'
import { channelList, fieldList } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { ClauseRow, ReasonList } from '../reasons.tsx'
import { useRules } from '../regulation.tsx'
import { When } from '../when.tsx'
import { type Offer, preview } from './preview.ts'
import css from './verdict.module.css'

/** The verdict as it would be, drawn while the request is being written. */
export function PreviewView({ request }: { readonly request: Request }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const [showsWhy, setShowsWhy] = useState(false)
  const { offers, missing, against, isChannelShut, open } = preview(request, regulation)
  const isBarred = against.length > 0 || isChannelShut
  return (
    <section className={css.verdict} aria-live="polite">
      {isChannelShut && (
        <p className={css.headline}>
          {say('verdict.channelShut')} {say('verdict.channels', { channels: channelList(open, locale) })}
        </p>
      )}
      {against.map((ground) => (
        <p key={`${ground.reason} ${ground.clause}`} className={css.headline}>
          {say(`against.${ground.reason}`)} <ClauseRow clauses={[ground.clause]} />
        </p>
      ))}
      {isBarred && <p>{say('verdict.stillSend')}</p>}
      {!isBarred && missing.length > 0 && (
        <p className={css.headline}>{say('verdict.stillMissing', { fields: fieldList(missing, locale) })}</p>
      )}
      {!isBarred && <ClosedNow offers={offers} at={request.at} />}
      {!isBarred && <Offers offers={offers} />}
      {!isBarred && (
        <p>
          <button type="button" className={css.why} aria-expanded={showsWhy} onClick={() => setShowsWhy(!showsWhy)}>
            {say('verdict.why')}
          </button>
        </p>
      )}
      {showsWhy && !isBarred && (
        <div className={css.reasons}>
          {offers.map(({ programme, verdict }) => (
            <div key={programme.id}>
              <p className={css.programme}>{programme.title[locale]}</p>
              <ReasonList reasons={verdict.because.filter(isOwn)} />
            </div>
          ))}
          <div>
            <p className={css.programme}>{say('verdict.whyAll')}</p>
            <ReasonList
              reasons={offers.flatMap(({ verdict }) => verdict.because.filter((reason) => reason.kind === 'rule'))}
            />
          </div>
        </div>
      )}
    </section>
  )
}

/** What sets a programme apart. The term of a right that was only supposed is nobody's, and what is missing is said above. */
function isOwn(reason: Reason): boolean {
  if (reason.kind === 'ground') return reason.reason !== 'missing-data'
  return reason.kind !== 'rule' && reason.kind !== 'holding'
}

/** Said where nobody is at work whoever the client turns out to be: the promised times come of it. */
function ClosedNow({ offers, at }: { readonly offers: readonly Offer[]; readonly at: string }) {
  const { say } = useVoice()
  const { regulation, timezone } = useRules()
  const now = parseInstant(at)
  const promising = offers.filter(({ verdict }) => verdict.respondBy !== null)
  if (now === null || promising.length === 0) return null
  const hours = promising.map(({ programme }) => servingHours(programme, now, regulation))
  const opens = hours.flatMap((each) => (each && !each.open && each.opensAt !== null ? [each.opensAt] : []))
  if (opens.length < hours.length) return null
  return (
    <p>
      {say('verdict.closedNow')} <When at={Math.min(...opens)} timezone={timezone} weekday zone="always" />
    </p>
  )
}

/** The promised times, one a programme; programmes that promise the same stand together. */
function Offers({ offers }: { readonly offers: readonly Offer[] }) {
  const { say, locale } = useVoice()
  const groups = new Map<string, Offer[]>()
  for (const offer of offers) {
    const key = `${isServed(offer)} ${offer.verdict.verdict === 'discretion'} ${offer.verdict.respondBy}`
    groups.set(key, [...(groups.get(key) ?? []), offer])
  }
  return (
    <table className={css.offers}>
      <caption>{say('verdict.promise')}</caption>
      <tbody>
        {[...groups.values()].map((group) => (
          <tr key={group[0]?.programme.id}>
            <th scope="row">{group.map(({ programme }) => programme.title[locale]).join(', ')}</th>
            <td>{group[0] && <Promised offer={group[0]} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isServed = ({ verdict }: Offer): boolean => verdict.verdict !== 'refuse' && verdict.verdict !== 'redirect'

function Promised({ offer }: { readonly offer: Offer }) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const { verdict, programme } = offer
  if (verdict.verdict === 'redirect')
    return say('offer.channelShut', { channels: channelList(verdict.channels, locale) })
  if (verdict.verdict === 'refuse')
    return say(programme.admission === 'refuse' ? 'offer.notServed' : 'offer.outOfScope')
  if (programme.admission === 'discretion') return say('offer.discretion')
  if (verdict.respondBy === null) return say('offer.noTarget')
  return <When at={verdict.respondBy} timezone={timezone} weekday zone="always" />
}
