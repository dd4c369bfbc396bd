import { resolve } from 'node:path'
import { SHIPPED_REGULATIONS } from './desks/shipped.ts'
import { readSecret } from './secret.ts'
import { StartProblem } from './start-problem.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Address {
  readonly host: string
  /** 0 asks for any free port. */
  readonly port: number
}

/** What the environment says. Every field has a default: a desk starts with none of the variables set. */
export interface Settings {
  /** `REGLAMENT_DATA`, absolute. The database, the attachments and the secret are kept here. */
  readonly dataDir: string
  /** `DATABASE_URL`: an outside PostgreSQL in place of the one that the desk starts itself. */
  readonly databaseUrl: string | null
  /** `REGLAMENT_HOST` and `REGLAMENT_PORT`: where HTTP is served. */
  readonly http: Address
  /** `REGLAMENT_URL`: how people reach the desk, without a slash at the end. Stands in letters and links. */
  readonly publicUrl: string
  /** `REGLAMENT_SMTP_LISTEN`: where letters to the desk are taken; null where the listener is off. */
  readonly smtpListen: Address | null
  /** `REGLAMENT_SMTP_URL`: the server that sends our letters; without one they stay in the outbox. */
  readonly smtpUrl: string | null
  /** `REGLAMENT_IMAP_URLS`: mailboxes that are read. */
  readonly imapUrls: readonly string[]
  /** `REGLAMENT_MAIL_DOMAIN`: the domain of the desks' own addresses. */
  readonly mailDomain: string
  /** `REGLAMENT_DKIM`: the selector under which letters are signed for the mail domain; null where they are not. */
  readonly dkimSelector: string | null
  /** `REGLAMENT_REGULATIONS`, absolute: the folder whose regulations become desks at the first start. */
  readonly regulationsDir: string
  /** `REGLAMENT_SECRET`, or the one made at the first start: signs links and reply addresses. */
  readonly secret: string
  /** `REGLAMENT_TRUST_PROXY`: a proxy before us says where a request comes from. */
  readonly trustProxy: boolean
  /** `REGLAMENT_ADMIN_SECOND_FACTOR`: administrators do nothing before they have a second factor. */
  readonly administratorsNeedSecondFactor: boolean
  /** `REGLAMENT_RATE_LIMIT`: false lets every address ask as often as it likes. */
  readonly rateLimit: boolean
  /** `REGLAMENT_UPLOAD_MB`, in bytes: how large a file may be that comes over HTTP. */
  readonly uploadLimitBytes: number
  /** `REGLAMENT_UNDO_SECONDS`, in milliseconds: how long an answer can be taken back before it goes. */
  readonly undoMs: number
  /** `REGLAMENT_LOG` */
  readonly logLevel: LogLevel
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings; makes the secret (and the data directory for it) where the environment gives none.
 * @throws StartProblem naming every variable that can't be used, and why.
 */
export async function readSettings(env: Environment = process.env): Promise<Settings> {
  const { secret, ...settings } = parseSettings(env)
  return { ...settings, secret: secret ?? (await readSecret(settings.dataDir)) }
}

/** The environment alone, touching no disk: the secret is null where it is not given. */
export function parseSettings(env: Environment): Omit<Settings, 'secret'> & { readonly secret: string | null } {
  const problems: string[] = []
  const problem = (name: string, value: string, wanted: string) =>
    problems.push(`${name} is \`${withoutPassword(value)}\`, but must be ${wanted}`)
  // An empty variable is one that is not set: compose files and shells leave them so.
  const given = (name: string): string | null => env[name]?.trim() || null

  const port = (name: string, value: string): number => {
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value)
    problem(name, value, 'a port number from 0 to 65535')
    return 0
  }
  const url = (name: string, value: string, schemes: readonly string[]): string => {
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol)) {
      problem(name, value, `a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`)
    }
    return value
  }
  const address = (name: string, value: string): Address => {
    const match = /^(?:\[([^\]]+)\]|([^:]+)):([^:]+)$/.exec(value)
    const host = match?.[1] ?? match?.[2]
    if (host !== undefined && match?.[3] !== undefined) return { host, port: port(name, match[3]) }
    problem(name, value, '`host:port`, such as `127.0.0.1:2525`, or empty for no listener')
    return { host: '', port: 0 }
  }

  const flag = (name: string, otherwise: boolean): boolean => {
    const value = given(name)?.toLowerCase() ?? null
    if (value === null) return otherwise
    if (['on', 'true', 'yes', '1'].includes(value)) return true
    if (!['off', 'false', 'no', '0'].includes(value)) problem(name, value, '`on` or `off`')
    return false
  }

  const http = {
    host: given('REGLAMENT_HOST') ?? '127.0.0.1',
    port: port('REGLAMENT_PORT', given('REGLAMENT_PORT') ?? '8080'),
  }
  const publicUrl = url('REGLAMENT_URL', given('REGLAMENT_URL') ?? `http://${reachable(http)}`, ['http:', 'https:'])
  // Here alone an empty value differs from none: it turns the listener off.
  const smtpListen = env.REGLAMENT_SMTP_LISTEN === undefined ? '127.0.0.1:2525' : given('REGLAMENT_SMTP_LISTEN')
  const databaseUrl = given('DATABASE_URL')
  const smtpUrl = given('REGLAMENT_SMTP_URL')
  const imapUrls = given('REGLAMENT_IMAP_URLS')?.split(/[\s,]+/) ?? []
  const secret = given('REGLAMENT_SECRET')
  if (secret !== null && secret.length < 32) {
    problems.push(`REGLAMENT_SECRET has ${secret.length} characters, but must have at least 32`)
  }
  const mailDomain = (given('REGLAMENT_MAIL_DOMAIN') ?? 'desk.example').toLowerCase()
  if (!/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u.test(mailDomain)) {
    problem('REGLAMENT_MAIL_DOMAIN', mailDomain, 'a domain name, such as `desk.example`')
  }
  const dkimSelector = given('REGLAMENT_DKIM')
  if (dkimSelector !== null && !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(dkimSelector)) {
    problem('REGLAMENT_DKIM', dkimSelector, 'a selector, such as `desk2026`: letters, digits and hyphens')
  }
  const logGiven = given('REGLAMENT_LOG') ?? 'info'
  const logLevel = LOG_LEVELS.find((level) => level === logGiven)
  if (logLevel === undefined) problem('REGLAMENT_LOG', logGiven, `one of ${LOG_LEVELS.join(', ')}`)

  const count = (name: string, otherwise: number, least: number, most: number): number => {
    const value = given(name) ?? String(otherwise)
    if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value)
    problem(name, value, `a whole number from ${least} to ${most}`)
    return otherwise
  }

  const settings = {
    dataDir: resolve(given('REGLAMENT_DATA') ?? 'data'),
    databaseUrl: databaseUrl && url('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:']),
    http,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    smtpListen: smtpListen === null ? null : address('REGLAMENT_SMTP_LISTEN', smtpListen),
    smtpUrl: smtpUrl && url('REGLAMENT_SMTP_URL', smtpUrl, ['smtp:', 'smtps:']),
    imapUrls: imapUrls.map((each) => url('REGLAMENT_IMAP_URLS', each, ['imap:', 'imaps:'])),
    mailDomain,
    dkimSelector,
    regulationsDir: given('REGLAMENT_REGULATIONS')
      ? resolve(given('REGLAMENT_REGULATIONS') ?? '')
      : SHIPPED_REGULATIONS,
    secret,
    trustProxy: flag('REGLAMENT_TRUST_PROXY', false),
    administratorsNeedSecondFactor: flag('REGLAMENT_ADMIN_SECOND_FACTOR', false),
    rateLimit: flag('REGLAMENT_RATE_LIMIT', true),
    uploadLimitBytes: count('REGLAMENT_UPLOAD_MB', 100, 1, 10_000) * 1_000_000,
    undoMs: count('REGLAMENT_UNDO_SECONDS', 10, 0, 60) * 1_000,
    logLevel: logLevel ?? 'info',
  }
  if (problems.length > 0) throw new StartProblem(problems.join('; '))
  return settings
}

/** A host that listens everywhere is reached by a person on this machine as localhost. */
function reachable({ host, port }: Address): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return port === 80 ? name : `${name}:${port}`
}

/** A diagnostic may be pasted into a chat: it shows no password. */
function withoutPassword(value: string): string {
  return value.replace(/:[^:@/]*@/, ':…@')
}
