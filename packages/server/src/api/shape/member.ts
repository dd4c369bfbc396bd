import { z } from 'zod'
import { newUserShape, userShape } from './user.ts'
import { isoShape, roleShape } from './words.ts'

export const memberShape = z
  .object({
    user: userShape,
    role: roleShape,
    isInvited: z.boolean().describe('Has yet to choose a password, and so can’t sign in'),
  })
  .meta({ id: 'Member' })

export const newMemberShape = newUserShape.extend({
  name: newUserShape.shape.name.exactOptional(),
  password: newUserShape.shape.password.exactOptional(),
  role: roleShape,
})

/** Shown once: nobody can read it again, only make a new one. */
export const invitationShape = z.object({ url: z.string(), expiresAt: isoShape }).meta({ id: 'Invitation' })
