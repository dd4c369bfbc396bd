import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, reasonOf, StartProblem } from '../../start-problem.ts'

/** How letters are signed (RFC 6376), and what DNS must say for it to be believed. */
export interface Dkim {
  readonly selector: string
  readonly domain: string
  /** PEM. */
  readonly privateKey: string
  readonly record: DnsRecord
}

export interface DnsRecord {
  readonly name: string
  readonly value: string
}

const KEY_BITS = 2048

/**
 * The installation's signing key: read from `<dataDir>/dkim.pem`, made there (readable by its owner alone) where there
 * is none. Two processes that start at once end with the same one.
 * @throws StartProblem where the file is no RSA key, or can't be kept.
 */
export async function readDkim(dataDir: string, selector: string, domain: string): Promise<Dkim> {
  const path = join(dataDir, 'dkim.pem')
  const privateKey = (await readOwn(path)) ?? (await make(dataDir, path))
  try {
    const key = createPrivateKey(privateKey)
    if (key.asymmetricKeyType !== 'rsa') throw new Error(`it is of type ${key.asymmetricKeyType}`)
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
    const record = { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` }
    return { selector, domain, privateKey, record }
  } catch (thrown) {
    throw new StartProblem(`\`${path}\` is no RSA key in PEM: ${reasonOf(thrown)}; put one there, or remove the file`)
  }
}

async function readOwn(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null
    throw new StartProblem(`can't read the signing key \`${path}\`: ${reasonOf(thrown)}`)
  }
}

async function make(dataDir: string, path: string): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
  const draft = `${path}.${process.pid}`
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 })
    await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true })
    await link(draft, path).catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'EEXIST') throw thrown
    })
    return await readFile(path, 'utf8')
  } catch (thrown) {
    throw new StartProblem(`can't keep the signing key \`${path}\`: ${reasonOf(thrown)}`)
  } finally {
    await rm(draft, { force: true }).catch(() => {}) // where it could not be made, it can't be removed either
  }
}
