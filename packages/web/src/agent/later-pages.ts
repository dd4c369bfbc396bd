import { lazy } from 'react'
import { bringPhrases } from '../say/say.tsx'

// Pages that most days most people need none of: each is fetched when it is opened, and not with the queue and the case.
export const AccountPage = lazy(() =>
  import('./account/account-page.tsx').then((file) => ({ default: file.AccountPage })),
)
export const ActsPage = lazy(() => import('./rights/acts-page.tsx').then((file) => ({ default: file.ActsPage })))
export const BesidePage = lazy(() => import('./beside/beside-page.tsx').then((file) => ({ default: file.BesidePage })))
const loadCase = () => import('./case/case-page.tsx')
export const CasePage = lazy(() => loadCase().then((file) => ({ default: file.CasePage })))
export const CannedPage = lazy(() => import('./canned/canned-page.tsx').then((file) => ({ default: file.CannedPage })))
export const ChannelsPage = lazy(() =>
  import('./channels/channels-page.tsx').then((file) => ({ default: file.ChannelsPage })),
)
export const ClientPage = lazy(() => import('./clients/client-page.tsx').then((file) => ({ default: file.ClientPage })))
export const ClientsPage = lazy(() =>
  import('./clients/clients-page.tsx').then((file) => ({ default: file.ClientsPage })),
)
export const RecordPage = lazy(() => import('./clients/record-page.tsx').then((file) => ({ default: file.RecordPage })))
export const DuplicatesPage = lazy(() =>
  import('./clients/duplicates-page.tsx').then((file) => ({ default: file.DuplicatesPage })),
)
export const HintsPage = lazy(() => import('./hints/hints-page.tsx').then((file) => ({ default: file.HintsPage })))
export const ImportPage = lazy(() => import('./import/import-page.tsx').then((file) => ({ default: file.ImportPage })))
export const CallbacksPage = lazy(() =>
  import('./phone/callbacks-page.tsx').then((file) => ({ default: file.CallbacksPage })),
)
export const PhoneScreen = lazy(() =>
  import('./phone/phone-screen.tsx').then((file) => ({ default: file.PhoneScreen })),
)
export const PhoneSettingsPage = lazy(() =>
  import('./phone/settings-page.tsx').then((file) => ({ default: file.PhoneSettingsPage })),
)
export const SettingsPage = lazy(() =>
  import('./settings/settings-page.tsx').then((file) => ({ default: file.SettingsPage })),
)
export const ArticlePage = lazy(() =>
  Promise.all([import('./knowledge/article-page.tsx'), bringPhrases('knowledge')]).then(([file]) => ({
    default: file.ArticlePage,
  })),
)
export const HeldPage = lazy(() =>
  Promise.all([import('./held/held-page.tsx'), bringPhrases('held')]).then(([file]) => ({ default: file.HeldPage })),
)
export const KnowledgePage = lazy(() =>
  Promise.all([import('./knowledge/knowledge-page.tsx'), bringPhrases('knowledge')]).then(([file]) => ({
    default: file.KnowledgePage,
  })),
)
export const LettersPage = lazy(() =>
  import('./letters/letters-page.tsx').then((file) => ({ default: file.LettersPage })),
)
export const MembersPage = lazy(() => import('./team/members-page.tsx').then((file) => ({ default: file.MembersPage })))
export const UnconfirmedPage = lazy(() =>
  import('./clients/unconfirmed-page.tsx').then((file) => ({ default: file.UnconfirmedPage })),
)
export const UnreadablePage = lazy(() =>
  import('./unreadable-page.tsx').then((file) => ({ default: file.UnreadablePage })),
)
export const DecidePage = lazy(() =>
  import('./discretion/decide-page.tsx').then((file) => ({ default: file.DecidePage })),
)
export const DevelopmentPage = lazy(() =>
  import('./development/development-page.tsx').then((file) => ({ default: file.DevelopmentPage })),
)
export const FeedbackPage = lazy(() =>
  import('./discretion/feedback-page.tsx').then((file) => ({ default: file.FeedbackPage })),
)
export const HandedPage = lazy(() =>
  import('./development/handed-page.tsx').then((file) => ({ default: file.HandedPage })),
)
export const TeamsPage = lazy(() =>
  import('./development/teams-page.tsx').then((file) => ({ default: file.TeamsPage })),
)

/**
 * Fetches the page of a case, and its editor after it, while a list is looked at: a case is opened from there, and should
 * wait for no file. What can't be fetched now is fetched when it is needed.
 */
export async function fetchCasePage(): Promise<void> {
  try {
    await loadCase()
    await import('./case/editor/rich-editor.tsx')
  } catch {
    // The case asks for them again, and says what is the matter.
  }
}
