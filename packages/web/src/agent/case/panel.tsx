import { useSay } from '../../say/say.tsx'
import { Origin } from '../held/origin.tsx'
import { CasePhone } from '../phone/case-phone.tsx'
import { Admission } from './panel/admission.tsx'
import { Chain } from './panel/chain.tsx'
import { Checklist } from './panel/checklist.tsx'
import { Client } from './panel/client.tsx'
import { Fields } from './panel/fields.tsx'
import { Files } from './panel/files.tsx'
import { Invite } from './panel/invite.tsx'
import { Links } from './panel/links.tsx'
import { Marks } from './panel/marks.tsx'
import { OfferedBefore } from './panel/offered.tsx'
import { Others } from './panel/others.tsx'
import { Product } from './panel/product.tsx'
import { Remote } from './panel/remote.tsx'
import type { SectionProps } from './panel/section.ts'
import css from './panel.module.css'

/** What the case rests on: right, clause, deadline; then the client and what else belongs to the case. */
export function Panel({ detail, desk }: SectionProps) {
  const say = useSay()
  return (
    <aside className={css.panel} aria-label={say('panel.title')}>
      <Chain detail={detail} />
      <Admission detail={detail} />
      <Invite detail={detail} desk={desk} />
      <Checklist detail={detail} desk={desk} />
      <Client detail={detail} desk={desk} />
      <CasePhone detail={detail} desk={desk} />
      <Product detail={detail} />
      <Fields detail={detail} desk={desk} />
      <Origin detail={detail} desk={desk} />
      <OfferedBefore detail={detail} desk={desk} />
      <Links detail={detail} desk={desk} />
      <Others detail={detail} desk={desk} />
      <Files detail={detail} desk={desk} />
      <Remote detail={detail} />
      <Marks detail={detail} />
    </aside>
  )
}
