import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type CasesMoved, confirmColleague, moveContact, undoMove } from '../../api/contact-moves.ts'

/** What was done last, for the line that says so. */
export interface Done {
  readonly kind: 'moved' | 'parted' | 'confirmed' | 'undone'
  readonly name: string
  /** Where to; empty where they belong to none. */
  readonly to: string
  readonly cases: number
  /** Of the move, while it can be taken back. */
  readonly id: string | null
}

/** What shows people, and whose cases are whose. */
const READ_AGAIN = ['client', 'clients', 'client-changes', 'unconfirmed', 'duplicates', 'case', 'cases', 'counts']

interface Asked {
  readonly contact: string
  readonly name: string
  /** null: to none. */
  readonly to: { readonly id: string; readonly name: string } | null
  readonly cases: CasesMoved
}

/** Moving, parting and confirming people of a desk, with the way back; every page that shows them reads again. */
export function useMoves(desk: string) {
  const queries = useQueryClient()
  const [done, setDone] = useState<Done | null>(null)
  // Not waited for: the next one can be settled while the pages read again.
  const readInTheBackground = (): void => {
    for (const key of READ_AGAIN) void queries.invalidateQueries({ queryKey: [key, desk] })
  }
  const move = useMutation({
    mutationFn: ({ contact, to, cases }: Asked) =>
      moveContact(desk, contact, { organizationId: to?.id ?? null, cases }),
    onSuccess: ({ id, cases }, { name, to }) => {
      setDone({ kind: to === null ? 'parted' : 'moved', name, to: to?.name ?? '', cases, id })
    },
    onSettled: readInTheBackground,
  })
  const confirm = useMutation({
    mutationFn: ({ client, contact }: { client: string; contact: string; name: string }) =>
      confirmColleague(desk, client, contact),
    onSuccess: (_, { name }) => {
      setDone({ kind: 'confirmed', name, to: '', cases: 0, id: null })
    },
    onSettled: readInTheBackground,
  })
  const undo = useMutation({
    mutationFn: (before: Done) => undoMove(desk, before.id ?? ''),
    onSuccess: ({ cases }, before) => {
      setDone({ ...before, kind: 'undone', cases, id: null })
    },
    onSettled: readInTheBackground,
  })
  return { done, move, confirm, undo }
}

export type Moves = ReturnType<typeof useMoves>
