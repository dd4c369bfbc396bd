import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'

/** Does something to a case, and reads again what shows it. */
export function useChange<In, Out>(
  desk: string,
  number: number,
  act: (given: In) => Promise<Out>,
  then?: (made: Out) => void,
): UseMutationResult<Out, Error, In> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (made) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['case', desk, number] }),
        queries.invalidateQueries({ queryKey: ['cases', desk] }),
        queries.invalidateQueries({ queryKey: ['counts', desk] }),
      ])
      then?.(made)
    },
  })
}
