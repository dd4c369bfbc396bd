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

/** A challenge is good for five minutes; the next is asked for before that, in milliseconds. */
const OFFER_MS = 4 * 60_000

/**
 * Offers the keys of this device among what the browser fills the address box with, until `signal`; true when one was
 * chosen and has opened the account, false where the browser can't offer them or nobody chose one.
 * @throws ApiError where the desk did not let the key in
 */
export async function offerKeys(desk: string, signal: AbortSignal): Promise<boolean> {
  const { browserSupportsWebAuthnAutofill, startAuthentication, WebAuthnAbortService } = await import(
    '@simplewebauthn/browser'
  )
  if (!(await browserSupportsWebAuthnAutofill())) return false
  const stop = () => WebAuthnAbortService.cancelCeremony()
  signal.addEventListener('abort', stop, { once: true })
  while (!signal.aborted) {
    const optionsJSON = await askKey(desk)
    if (signal.aborted) return false
    let isRenewed = false
    const renew = setTimeout(() => {
      isRenewed = true
      stop()
    }, OFFER_MS)
    const signed = await startAuthentication({ optionsJSON, useBrowserAutofill: true })
      // Left for the button of the page, for another page, or for the next challenge.
      .catch(() => null)
      .finally(() => clearTimeout(renew))
    if (signed !== null) {
      await openByKey(desk, signed)
      return true
    }
    if (!isRenewed) return false
  }
  return false
}

async function orNotUsed<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (thrown) {
    throw new KeyNotUsed(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}
