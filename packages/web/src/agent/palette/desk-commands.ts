import { useNavigate } from '@tanstack/react-router'
import type { Desk, List } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { useWhyMayNot } from '../may.ts'
import { settingsFor } from '../settings/pages.ts'
import type { PaletteCommand } from './command.ts'
import { useCommands } from './registry.ts'

/** The second key after `g`, by list. */
const LIST_KEYS = {
  queue: 'q',
  mine: 'm',
  team: 'e',
  waiting: 'w',
  development: 'd',
  'to-decide': 't',
  closed: 'c',
} as const satisfies Partial<Record<List, string>>

const LISTS_IN_ORDER = Object.keys(LIST_KEYS) as (keyof typeof LIST_KEYS)[]

/** What can be done wherever one is on the desk: to go to its lists and pages, to register a case, to leave. */
export function useDeskCommands(desk: Desk, leave: () => void): void {
  const say = useSay()
  const navigate = useNavigate()
  const params = { desk: desk.id }
  const why = {
    register: useWhyMayNot('case.register'),
    lists: useWhyMayNot('lists.read'),
    development: useWhyMayNot('development.read'),
    unreadable: useWhyMayNot('mail.unreadable'),
  }
  const lists = LISTS_IN_ORDER.map(
    (list): PaletteCommand => ({
      id: `go-${list}`,
      group: 'go',
      title: say(`list.${list}`),
      keys: [`g ${LIST_KEYS[list]}`],
      reason: list === 'development' ? why.development : why.lists,
      run: () => navigate({ to: '/desk/$desk/$list', params: { desk: desk.id, list } }),
    }),
  )
  useCommands([
    {
      id: 'register',
      group: 'desk',
      title: say('nav.register'),
      keys: ['c'],
      reason: why.register,
      run: () => navigate({ to: '/desk/$desk/new', params }),
    },
    ...lists,
    {
      id: 'go-unreadable',
      group: 'go',
      title: say('list.unreadable'),
      keys: ['g u'],
      reason: why.unreadable,
      run: () => navigate({ to: '/desk/$desk/unreadable', params }),
    },
    {
      id: 'go-callbacks',
      group: 'go',
      title: say('phone.callbacks'),
      keys: ['g b'],
      reason: why.lists,
      run: () => navigate({ to: '/desk/$desk/callbacks', params }),
    },
    {
      id: 'go-clients',
      group: 'go',
      title: say('clients.title'),
      keys: ['g k'],
      run: () => navigate({ to: '/desk/$desk/clients', params }),
    },
    {
      id: 'go-settings',
      group: 'go',
      title: say('settings.title'),
      keys: ['g s'],
      run: () => navigate({ to: '/desk/$desk/settings', params }),
    },
    ...settingsFor(desk.role).map(
      ({ to, title }): PaletteCommand => ({
        id: `go-${title}`,
        group: 'go',
        title: say(title),
        run: () => navigate({ to, params }),
      }),
    ),
    { id: 'go-desks', group: 'go', title: say('desks.title'), run: () => navigate({ to: '/desk' }) },
    { id: 'sign-out', group: 'desk', title: say('nav.signOut'), run: leave },
  ])
}
