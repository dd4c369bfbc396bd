import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { ClientPasskey } from '../store/account/client-passkey.ts'

/** For how long a device may think about what it is asked to sign, in milliseconds. */
export const CHALLENGE_LIFE_MS = 5 * 60_000

/** The site that keys are made for. */
export interface KeySite {
  readonly host: string
  readonly origin: string
}

/** null where keys can't be made: they are for a name, and the installation is reached by a bare address. */
export function keySite(publicUrl: string): KeySite | null {
  const { hostname, origin } = new URL(publicUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { host: hostname, origin } : null
}

/** What the browser is asked to make a key by. The key must tell by itself whose it is, and that its owner is there. */
export function newKeyOptions(
  site: KeySite,
  asked: {
    readonly deskTitle: string
    readonly contactId: string
    readonly called: string
    readonly taken: readonly string[]
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: asked.deskTitle,
    rpID: site.host,
    userID: new TextEncoder().encode(asked.contactId),
    userName: asked.called,
    userDisplayName: asked.called,
    timeout: CHALLENGE_LIFE_MS,
    excludeCredentials: asked.taken.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What any key of the site is asked to sign: whose it is, the key says. */
export function signInOptions(site: KeySite): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: site.host, userVerification: 'required', timeout: CHALLENGE_LIFE_MS })
}

/** A key that a browser has made, and what it signed for us; null where its answer does not hold. */
export async function readNewKey(
  site: KeySite,
  response: unknown,
): Promise<{
  readonly challenge: string
  readonly key: Pick<ClientPasskey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>
} | null> {
  let signed = ''
  const { registrationInfo } = await orNothing(() =>
    verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: (challenge) => {
        signed = challenge
        return true
      },
      expectedOrigin: site.origin,
      expectedRPID: site.host,
    }),
  )
  if (!registrationInfo) return null
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return { challenge: signed, key: { credentialId: id, publicKey, counter, transports } }
}

/**
 * What a key signed and how often it has signed by now; null where the answer does not hold. Whether we asked for it,
 * and only once, is for whoever kept the challenge.
 */
export async function checkKey(
  site: KeySite,
  response: unknown,
  key: ClientPasskey,
): Promise<{ readonly challenge: string; readonly counter: number } | null> {
  let signed = ''
  const { authenticationInfo, verified } = await orNothing(() =>
    verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => {
        signed = challenge
        return true
      },
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: { id: key.credentialId, publicKey: key.publicKey, counter: key.counter },
    }),
  )
  return verified && authenticationInfo ? { challenge: signed, counter: authenticationInfo.newCounter } : null
}

/** The library throws at whatever does not fit: a stranger's answer that is wrong is no failure of ours. */
async function orNothing<T extends { readonly verified: boolean }>(verify: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await verify()
  } catch {
    return {}
  }
}

/** scrypt, off the main thread. */
export const hashClientPassword = (password: string): Promise<string> => hashPassword(password)

/** Of no password at all: whoever is not known is answered as slowly as who is. */
const NOBODYS = hashPassword('of nobody')

/** Whether it is the one; `kept` is null where there is none to compare with. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const isRight = await verifyPassword({ hash: kept ?? (await NOBODYS), password })
  return isRight && kept !== null
}
