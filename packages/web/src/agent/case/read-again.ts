import { useQueryClient } from '@tanstack/react-query'

/** Reads again what shows a case: its page, the lists that it may stand in, and their counts. */
export function useReadCaseAgain(desk: string, number: number): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [
        ['case', desk, number],
        ['cases', desk],
        ['counts', desk],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
}
