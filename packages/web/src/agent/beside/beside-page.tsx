import { useSay } from '../../say/say.tsx'
import { Empty } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import page from '../page.module.css'
import { usePageTitle } from '../page-title.ts'
import { FieldList } from './field-list.tsx'
import { TagList } from './tag-list.tsx'

/** The desk's own words and fields, as the head keeps them in order. */
export function BesidePage({ desk }: { readonly desk: string }) {
  const say = useSay()
  const mayManage = useMay('mark.manage')
  const title = usePageTitle(say('beside.title'))
  if (!mayManage) {
    return (
      <Empty isPage title={say('beside.notYours')}>
        {say('beside.notYoursHint')}
      </Empty>
    )
  }
  return (
    <div className={page.page}>
      <h1 className={page.title}>{title}</h1>
      <FieldList desk={desk} />
      <TagList desk={desk} />
    </div>
  )
}
