import type { Developer, Event, Item, Locale, Text } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import type { CaseRow, Message } from './shapes.ts'
import { http } from './transport.ts'

// What goes to development, and what a client reads of it. Each throws `ApiError`.

export type DevelopmentTeam = components['schemas']['DevelopmentTeam']
export type Feedback = components['schemas']['Feedback']

/** A case as development sees it. */
export type HandedCase = CaseRow & { readonly events: readonly Event[]; readonly messages: Message[] }

export interface NewTeam {
  readonly title: Text
  readonly members: readonly { readonly userId: string; readonly email: string | null; readonly phone: string | null }[]
}

export const listTeams = (desk: string): Promise<{ teams: readonly DevelopmentTeam[] }> =>
  answered(http.GET('/api/desks/{desk}/development-teams', { params: { path: { desk } } }))

/** Makes a team where `id` is null. */
export function saveTeam(desk: string, id: string | null, { title, members }: NewTeam): Promise<DevelopmentTeam> {
  const body = { title: { ...title }, members: [...members] }
  return id === null
    ? answered(http.POST('/api/desks/{desk}/development-teams', { params: { path: { desk } }, body }))
    : answered(http.PATCH('/api/desks/{desk}/development-teams/{team}', { params: { path: { desk, team: id } }, body }))
}

export const closeTeam = (desk: string, team: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/development-teams/{team}', { params: { path: { desk, team } } }))

/** The earliest promised date first; `late` counts the broken ones that the asker answers for. */
export const listDevelopment = (
  desk: string,
  whose: 'mine' | 'all',
): Promise<{ readonly rows: readonly CaseRow[]; readonly late: number }> =>
  answered(http.GET('/api/desks/{desk}/development', { params: { path: { desk }, query: { whose } } }))

export const getHanded = (desk: string, number: number): Promise<HandedCase> =>
  answered(http.GET('/api/desks/{desk}/development/{number}', { params: { path: { desk, number } } }))

export const listFeedback = (desk: string): Promise<{ readonly rows: readonly Feedback[] }> =>
  answered(http.GET('/api/desks/{desk}/feedback', { params: { path: { desk } } }))

/** A command that is not given yet, with what would be written. */
export type Planned =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'ask'; readonly items?: Item[]; readonly text: string }
  | {
      readonly kind: 'escalate' | 'promise'
      readonly developer?: Developer
      readonly eta?: string
      readonly text: string
    }
  | { readonly kind: 'refuse'; readonly reason?: string; readonly clause?: string; readonly text: string }

export interface Previewed {
  readonly recipient: string | null
  readonly locale: Locale
  readonly letters: readonly { readonly kind: string; readonly subject: string; readonly text: string }[]
}

/** The letters as they would go out. */
export const previewLetters = (desk: string, number: number, body: Planned): Promise<Previewed> =>
  answered(http.POST('/api/desks/{desk}/cases/{number}/letter-previews', { params: { path: { desk, number } }, body }))
