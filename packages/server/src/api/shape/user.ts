import { z } from 'zod'

export const userShape = z.object({ id: z.string(), name: z.string(), email: z.string() }).meta({ id: 'User' })

/** Short passwords are the ones that get guessed; long ones cost time to hash. */
export const passwordShape = z.string().min(10).max(128)

export const newUserShape = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  password: passwordShape,
})
