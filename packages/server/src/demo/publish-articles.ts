import { instant } from '@reglament/engine'
import type { Shell } from '../handle/shell.ts'
import { createArticle, publishArticle } from '../knowledge/write.ts'
import type { InventedArticle } from './articles/article.ts'
import { seededIds } from './seeded.ts'
import { readWhen, STAFF } from './story.ts'

/** When webinars begin, in the desk's zone. */
const WEBINAR_AT = '11:00'

/** The articles of a demo desk in their order, each written and published on its own day by the desk's head. */
export async function publishArticles(
  shell: Shell,
  desk: { readonly id: string; readonly timezone: string },
  articles: readonly InventedArticle[],
): Promise<void> {
  const now = shell.clock()
  let moment = now
  const past: Shell = {
    ...shell,
    clock: () => moment,
    newId: seededIds(`${desk.id} articles`, () => moment),
  }
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(desk.timezone).toPlainDate()
  const heldOn = (days: number) =>
    today.add({ days }).toZonedDateTime({ timeZone: desk.timezone, plainTime: WEBINAR_AT }).toInstant().toString()
  for (const { slug, daysAgo, mediaUrl = null, heldInDays, ...rest } of articles) {
    moment = instant(readWhen(`-${daysAgo}d 12:00`, now, desk.timezone))
    const heldAt = heldInDays === undefined ? null : heldOn(heldInDays)
    const content = { ...rest, mediaUrl, heldAt }
    const by = STAFF.vera.id
    const made = await createArticle(past, desk.id, { slug, content, by })
    // A desk without cases may have articles: what its head wrote there stays as it is.
    if (made.kind === 'done') await publishArticle(past, desk.id, made.id, made.version, by)
  }
}
