import { useQueryClient } from '@tanstack/react-query'
import type { ClientDetail } from '../../api/shapes.ts'

/** Puts a client as the server gave it in the place of what the page showed; lists and the history read again. */
export function useRefreshClient(desk: string, client: string): (detail?: ClientDetail) => Promise<unknown> {
  const queries = useQueryClient()
  return (detail) => {
    if (detail) queries.setQueryData(['client', desk, client], detail)
    return Promise.all([
      ...(detail ? [] : [queries.invalidateQueries({ queryKey: ['client', desk, client] })]),
      queries.invalidateQueries({ queryKey: ['clients', desk] }),
      queries.invalidateQueries({ queryKey: ['client-changes', desk, client] }),
    ])
  }
}
