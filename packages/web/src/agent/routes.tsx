import { createRoute, createRouter } from '@tanstack/react-router'
import { LISTS, type List } from '../api/shapes.ts'
import { desk } from './desk-route.tsx'
import { DesksPage } from './desks-page.tsx'
import { account, invitation, root, setup, signIn, text } from './door-routes.tsx'
import { held } from './held/routes.tsx'
import { article, knowledge } from './knowledge/routes.tsx'
import {
  ActsPage,
  BesidePage,
  CallbacksPage,
  CannedPage,
  CasePage,
  ChannelsPage,
  ClientPage,
  ClientsPage,
  DecidePage,
  DevelopmentPage,
  DuplicatesPage,
  FeedbackPage,
  HandedPage,
  HintsPage,
  ImportPage,
  LettersPage,
  MembersPage,
  PhoneScreen,
  PhoneSettingsPage,
  RecordPage,
  SettingsPage,
  TeamsPage,
  UnconfirmedPage,
  UnreadablePage,
} from './later-pages.ts'
import { ListPage } from './list/list-page.tsx'
import { readSearch } from './list/view.ts'
import { NotFoundPage } from './not-found-page.tsx'

const desks = createRoute({ getParentRoute: () => root, path: '/desk', component: DesksPage })

const isList = (name: string): name is List => LISTS.some((list) => list === name)

const list = createRoute({
  getParentRoute: () => desk,
  path: '/$list',
  validateSearch: readSearch,
  component: function ListOfDesk() {
    const { desk, list: name } = list.useParams()
    const search = list.useSearch()
    return isList(name) ? (
      <ListPage key={`${desk} ${name}`} desk={desk} list={name} search={search} />
    ) : (
      <NotFoundPage />
    )
  },
})

const oneCase = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$number',
  component: function Case() {
    const { desk, number } = oneCase.useParams()
    return <CasePage key={`${desk} ${number}`} desk={desk} number={Number(number)} />
  },
})

const register = createRoute({
  getParentRoute: () => desk,
  path: '/new',
  validateSearch: ({ call, phone }: Record<string, unknown>) => ({
    ...(/^[0-9a-f-]{36}$/.test(text(call)) ? { call: text(call) } : {}),
    ...(text(phone) === '' ? {} : { phone: text(phone) }),
  }),
  component: function Register() {
    const { desk } = register.useParams()
    const { call, phone } = register.useSearch() as { call?: string; phone?: string }
    return <PhoneScreen key={`${desk} ${call} ${phone}`} desk={desk} call={call ?? null} phone={phone ?? ''} />
  },
})

const callbacks = createRoute({
  getParentRoute: () => desk,
  path: '/callbacks',
  component: function Callbacks() {
    return <CallbacksPage desk={callbacks.useParams().desk} />
  },
})

const phoneSettings = createRoute({
  getParentRoute: () => desk,
  path: '/phone',
  component: function PhoneSettings() {
    return <PhoneSettingsPage desk={phoneSettings.useParams().desk} />
  },
})

const unreadable = createRoute({
  getParentRoute: () => desk,
  path: '/unreadable',
  component: function Unreadable() {
    return <UnreadablePage desk={unreadable.useParams().desk} />
  },
})

const members = createRoute({
  getParentRoute: () => desk,
  path: '/members',
  component: function Members() {
    return <MembersPage desk={members.useParams().desk} />
  },
})

const acts = createRoute({
  getParentRoute: () => desk,
  path: '/acts',
  component: function Acts() {
    return <ActsPage desk={acts.useParams().desk} />
  },
})

const beside = createRoute({
  getParentRoute: () => desk,
  path: '/tags',
  component: function TagsAndFields() {
    return <BesidePage desk={beside.useParams().desk} />
  },
})

const hints = createRoute({
  getParentRoute: () => desk,
  path: '/hints',
  component: function Hints() {
    return <HintsPage desk={hints.useParams().desk} />
  },
})

const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: function Settings() {
    return <SettingsPage desk={settings.useParams().desk} />
  },
})

const channels = createRoute({
  getParentRoute: () => desk,
  path: '/channels',
  component: function Channels() {
    return <ChannelsPage desk={channels.useParams().desk} />
  },
})

const canned = createRoute({
  getParentRoute: () => desk,
  path: '/canned',
  component: function Canned() {
    return <CannedPage desk={canned.useParams().desk} />
  },
})

const letters = createRoute({
  getParentRoute: () => desk,
  path: '/letters',
  component: function Letters() {
    return <LettersPage desk={letters.useParams().desk} />
  },
})

const clients = createRoute({
  getParentRoute: () => desk,
  path: '/clients',
  validateSearch: ({ q }: Record<string, unknown>) => (text(q) === '' ? {} : { q: text(q) }),
  component: function Clients() {
    const { q } = clients.useSearch() as { q?: string }
    return <ClientsPage desk={clients.useParams().desk} q={q ?? ''} />
  },
})

const duplicates = createRoute({
  getParentRoute: () => desk,
  path: '/clients/duplicates',
  component: function Duplicates() {
    return <DuplicatesPage desk={duplicates.useParams().desk} />
  },
})

const unconfirmed = createRoute({
  getParentRoute: () => desk,
  path: '/clients/unconfirmed',
  component: function WhoWaits() {
    return <UnconfirmedPage desk={unconfirmed.useParams().desk} />
  },
})

const importClients = createRoute({
  getParentRoute: () => desk,
  path: '/clients/import',
  component: function ImportClients() {
    return <ImportPage desk={importClients.useParams().desk} />
  },
})

const newClient = createRoute({
  getParentRoute: () => desk,
  path: '/clients/new',
  component: function NewClient() {
    return <RecordPage desk={newClient.useParams().desk} />
  },
})

const client = createRoute({
  getParentRoute: () => desk,
  path: '/clients/$client',
  component: function Client() {
    const { desk, client: id } = client.useParams()
    return <ClientPage key={`${desk} ${id}`} desk={desk} client={id} />
  },
})

const developmentList = createRoute({
  getParentRoute: () => desk,
  path: '/development',
  component: function Development() {
    const { desk } = developmentList.useParams()
    return <DevelopmentPage key={desk} desk={desk} />
  },
})

const handed = createRoute({
  getParentRoute: () => desk,
  path: '/development/$number',
  component: function Handed() {
    const { desk, number } = handed.useParams()
    return <HandedPage key={`${desk} ${number}`} desk={desk} number={Number(number)} />
  },
})

const teams = createRoute({
  getParentRoute: () => desk,
  path: '/development-teams',
  component: function Teams() {
    return <TeamsPage desk={teams.useParams().desk} />
  },
})

const decide = createRoute({
  getParentRoute: () => desk,
  path: '/to-decide',
  component: function Decide() {
    return <DecidePage desk={decide.useParams().desk} />
  },
})

const feedback = createRoute({
  getParentRoute: () => desk,
  path: '/feedback',
  component: function Feedback() {
    return <FeedbackPage desk={feedback.useParams().desk} />
  },
})

const ofDesk = [
  developmentList,
  handed,
  teams,
  decide,
  feedback,
  canned,
  knowledge,
  article,
  letters,
  held,
  list,
  oneCase,
  register,
  callbacks,
  phoneSettings,
  unreadable,
  members,
  settings,
  channels,
  beside,
  hints,
  acts,
  clients,
  newClient,
  duplicates,
  unconfirmed,
  importClients,
  client,
] as const
const tree = root.addChildren([signIn, setup, invitation, account, desks, desk.addChildren(ofDesk)])

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
