import { addKey, askKey, askNewKey, openByKey } from '../../api/client-account.ts'

/** What the browser did not do: the person closed its window, or it has no key. */
export class KeyNotUsed extends Error {
  override readonly name = 'KeyNotUsed'
}

/** Whether keys for `host` can be used on this page: they are bound to a name and to a secure connection. */
export function canUseKeys(host: string | null): boolean {
  return host === location.hostname && window.isSecureContext && typeof PublicKeyCredential === 'function'
}

/** Asks the person's device to sign, and opens the account by that. @throws KeyNotUsed, ApiError */
export async function signInByKey(desk: string): Promise<void> {
  const optionsJSON = await askKey(desk)
  const { startAuthentication } = await import('@simplewebauthn/browser')
  await openByKey(desk, await orNotUsed(() => startAuthentication({ optionsJSON })))
}

/** Has the device make a key, and keeps its public half under `name`. @throws KeyNotUsed, ApiError */
export async function makeKey(desk: string, name: string): Promise<void> {
  const optionsJSON = await askNewKey(desk)
  const { startRegistration } = await import('@simplewebauthn/browser')
  await addKey(desk, name, await orNotUsed(() => startRegistration({ optionsJSON })))
}

async function orNotUsed<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (thrown) {
    throw new KeyNotUsed(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}
