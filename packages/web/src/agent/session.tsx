import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
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
  const router = useRouter()
  const me = useQuery({ queryKey: ['me'], queryFn: getMe, staleTime: 60_000 })
  const isStranger = me.error instanceof ApiError && me.error.status === 401
  useEffect(() => {
    // Read when it is needed, and not watched: on the way to the door the address changes before this page is gone.
    if (isStranger) navigate({ to: '/sign-in', search: { next: router.state.location.href }, replace: true })
  }, [isStranger, router, navigate])
  return { me: me.data ?? null, error: isStranger ? null : me.error, retry: () => me.refetch() }
}
