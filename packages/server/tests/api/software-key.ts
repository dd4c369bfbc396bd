// A passkey in software: makes and signs what a person's device would (WebAuthn level 3, ES256).
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

interface SoftwareKey {
  readonly credentialId: string
  /** COSE, as the server keeps it. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** What a browser at `origin` answers to a challenge of `host`. */
  answer(challenge: string, host: string, origin: string): object
}

export function softwareKey(): SoftwareKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(16).toString('base64url')
  // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  return {
    credentialId,
    publicKey: new Uint8Array(cose),
    answer(challenge, host, origin) {
      // The owner is there and was verified; no counter.
      const authenticatorData = Buffer.concat([sha256(host), Buffer.from([0x05, 0, 0, 0, 0])])
      const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }))
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey)
      const response = {
        authenticatorData: authenticatorData.toString('base64url'),
        clientDataJSON: clientData.toString('base64url'),
        signature: signature.toString('base64url'),
      }
      return { id: credentialId, rawId: credentialId, type: 'public-key', response, clientExtensionResults: {} }
    },
  }
}
