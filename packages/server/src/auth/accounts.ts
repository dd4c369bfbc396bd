import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { NewUser } from '../store/desk/staff.ts'

/** An account to be: its password is hashed here (scrypt, off the main thread) and kept nowhere else. */
export async function newAccount(given: {
  readonly name: string
  readonly email: string
  readonly password: string
}): Promise<NewUser> {
  return {
    id: randomUUID(),
    accountId: randomUUID(),
    name: given.name,
    email: given.email.toLowerCase(),
    passwordHash: await hashPassword(given.password),
  }
}
