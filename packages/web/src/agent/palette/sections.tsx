import { useNavigate } from '@tanstack/react-router'
import type { Desk } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { type CommandGroup, matching } from './command.ts'
import { useFound } from './found.tsx'
import { commandOption, type PaletteSection } from './option.ts'
import css from './palette.module.css'
import { recentCases } from './recent.ts'
import { useCommandsNow } from './registry.ts'

export interface Sections {
  readonly sections: readonly PaletteSection[]
  /** What the reader is told of the search: how much was found, that it goes on, that it failed. */
  readonly status: string
  readonly error: boolean
}

const GROUPS: readonly CommandGroup[] = ['page', 'desk', 'go']

/** What the palette shows for what was typed: with nothing typed, the last cases and everything that can be done here. */
export function useSections(desk: Desk, typed: string): Sections {
  const { say } = useVoice()
  const navigate = useNavigate()
  const commands = matching(useCommandsNow(), typed)
  const open = (number: number) =>
    navigate({ to: '/desk/$desk/cases/$number', params: { desk: desk.id, number: String(number) } })
  const recent: PaletteSection = {
    id: 'recent',
    title: say('palette.recent'),
    options: (typed.trim() === '' ? recentCases(desk.id) : []).map(({ number, label, subject }) => ({
      id: `recent:${number}`,
      content: (
        <>
          <span className={css.label}>
            <CaseLabel label={label} />
          </span>
          {subject}
        </>
      ),
      run: () => open(number),
    })),
  }
  const groups = GROUPS.map(
    (group): PaletteSection => ({
      id: group,
      title: say(`palette.group.${group}`),
      options: commands.filter((command) => command.group === group).map(commandOption),
    }),
  )
  const found = useFound(desk, typed)
  // The case that was named stands first, then what can be done by that name, then what has the words in it.
  const isTyped = typed.trim() !== ''
  const all = found.exact === null ? [] : [found.exact]
  const sections = [...all, recent, ...(isTyped ? [...groups, ...found.others] : groups)].filter(
    ({ options }) => options.length > 0,
  )
  const count = sections.reduce((sum, { options }) => sum + options.length, 0)
  if (found.isCurrent && count === 0) return { sections, status: say('palette.nothing'), error: false }
  if (found.error) return { sections, status: say('palette.failed'), error: true }
  if (!found.isCurrent) return { sections, status: say('palette.searching'), error: false }
  return { sections, status: isTyped ? say('palette.count', { count }) : '', error: false }
}
