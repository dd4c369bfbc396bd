import { AskPage } from './ask-page.tsx'
import { Chooser } from './chooser.tsx'
import { NotFound, Sheet } from './sheet.tsx'
import { TrackPage } from './track-page.tsx'

interface Props {
  readonly path: string
  readonly search: string
}

/** Which page an address of the client's side means. */
export function Portal({ path, search }: Props) {
  if (path === '/') return <Chooser />
  const form = /^\/d\/([a-z0-9-]+)\/?$/.exec(path)
  if (form?.[1]) return <AskPage desk={form[1]} />
  const track = /^\/d\/([a-z0-9-]+)\/track\/(\d+)\/?$/.exec(path)
  if (track?.[1] && track[2]) {
    return <TrackPage desk={track[1]} number={Number(track[2])} secret={new URLSearchParams(search).get('key') ?? ''} />
  }
  return (
    <Sheet>
      <NotFound />
    </Sheet>
  )
}
