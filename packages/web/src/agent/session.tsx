import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiError } from '../api/answer.ts'
import type { Me } from '../api/shapes.ts'
import { getMe } from '../api/staff.ts'

export interface Session {
  readonly me: Me | null
  readonly error: unknown
  readonly retry: () => void
}

/** Who is signed in; without anyone, the page leads to the door and back here afterwards. */
export function useSession(): Session {
  const navigate = useNavigate()
  const here = useRouterState({ select: (state) => state.location.href })
  const me = useQuery({ queryKey: ['me'], queryFn: getMe, staleTime: 60_000 })
  const isStranger = me.error instanceof ApiError && me.error.status === 401
  useEffect(() => {
    if (isStranger) navigate({ to: '/sign-in', search: { next: here }, replace: true })
  }, [isStranger, here, navigate])
  return { me: me.data ?? null, error: isStranger ? null : me.error, retry: () => me.refetch() }
}
