import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useReadCaseAgain } from '../read-again.ts'

/** Does something to a case, and reads again what shows it. */
export function useChange<In, Out>(
  desk: string,
  number: number,
  act: (given: In) => Promise<Out>,
  then?: (made: Out) => void,
): UseMutationResult<Out, Error, In> {
  const readAgain = useReadCaseAgain(desk, number)
  return useMutation({
    mutationFn: act,
    onSuccess: async (made) => {
      await readAgain()
      then?.(made)
    },
  })
}
