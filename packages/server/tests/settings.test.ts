import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseSettings, readSettings } from '../src/settings.ts'

test('a desk starts with none of the variables set', () => {
  expect(parseSettings({})).toEqual({
    dataDir: resolve('data'),
    databaseUrl: null,
    dkimSelector: null,
    http: { host: '127.0.0.1', port: 8080 },
    publicUrl: 'http://127.0.0.1:8080',
    smtpListen: { host: '127.0.0.1', port: 2525 },
    smtpUrl: null,
    imapUrls: [],
    mailDomain: 'desk.example',
    regulationsDir: resolve(import.meta.dirname, '../../../regulations'),
    secret: null,
    trustProxy: false,
    administratorsNeedSecondFactor: false,
    rateLimit: true,
    uploadLimitBytes: 100_000_000,
    undoMs: 10_000,
    logLevel: 'info',
  })
})

test('each variable is heard', () => {
  expect(
    parseSettings({
      REGLAMENT_DATA: '/srv/desk',
      DATABASE_URL: 'postgres://desk:word@db.example/desk',
      REGLAMENT_HOST: '0.0.0.0',
      REGLAMENT_PORT: '80',
      REGLAMENT_SMTP_LISTEN: '[::1]:25',
      REGLAMENT_SMTP_URL: 'smtps://desk:word@mail.example:465',
      REGLAMENT_IMAP_URLS: 'imaps://one:word@mail.example imaps://two:word@mail.example',
      REGLAMENT_MAIL_DOMAIN: 'Help.Example',
      REGLAMENT_REGULATIONS: '/srv/rules',
      REGLAMENT_SECRET: 's'.repeat(32),
      REGLAMENT_TRUST_PROXY: 'on',
      REGLAMENT_ADMIN_SECOND_FACTOR: 'on',
      REGLAMENT_RATE_LIMIT: 'off',
      REGLAMENT_LOG: 'debug',
      REGLAMENT_UPLOAD_MB: '25',
      REGLAMENT_UNDO_SECONDS: '0',
    }),
  ).toEqual({
    dataDir: '/srv/desk',
    databaseUrl: 'postgres://desk:word@db.example/desk',
    dkimSelector: null,
    http: { host: '0.0.0.0', port: 80 },
    publicUrl: 'http://localhost',
    smtpListen: { host: '::1', port: 25 },
    smtpUrl: 'smtps://desk:word@mail.example:465',
    imapUrls: ['imaps://one:word@mail.example', 'imaps://two:word@mail.example'],
    mailDomain: 'help.example',
    regulationsDir: '/srv/rules',
    secret: 's'.repeat(32),
    trustProxy: true,
    administratorsNeedSecondFactor: true,
    rateLimit: false,
    uploadLimitBytes: 25_000_000,
    undoMs: 0,
    logLevel: 'debug',
  })
})

test('an empty REGLAMENT_SMTP_LISTEN turns the listener off; elsewhere empty means not set', () => {
  const settings = parseSettings({ REGLAMENT_SMTP_LISTEN: '', DATABASE_URL: '', REGLAMENT_PORT: '' })
  expect(settings).toMatchObject({ smtpListen: null, databaseUrl: null, http: { port: 8080 } })
})

test.each([
  ['REGLAMENT_PORT', '80a', 'REGLAMENT_PORT is `80a`, but must be a port number from 0 to 65535'],
  ['REGLAMENT_PORT', '65536', 'REGLAMENT_PORT is `65536`, but must be a port number from 0 to 65535'],
  [
    'REGLAMENT_URL',
    'desk.example',
    'REGLAMENT_URL is `desk.example`, but must be a URL that begins with http:// or https://',
  ],
  [
    'DATABASE_URL',
    'mysql://a:word@b/c',
    'DATABASE_URL is `mysql://a:…@b/c`, but must be a URL that begins with postgres:// or postgresql://',
  ],
  [
    'REGLAMENT_SMTP_LISTEN',
    '2525',
    'REGLAMENT_SMTP_LISTEN is `2525`, but must be `host:port`, such as `127.0.0.1:2525`, or empty for no listener',
  ],
  [
    'REGLAMENT_SMTP_URL',
    'mail.example',
    'REGLAMENT_SMTP_URL is `mail.example`, but must be a URL that begins with smtp:// or smtps://',
  ],
  [
    'REGLAMENT_IMAP_URLS',
    'pop3://a:word@b',
    'REGLAMENT_IMAP_URLS is `pop3://a:…@b`, but must be a URL that begins with imap:// or imaps://',
  ],
  ['REGLAMENT_MAIL_DOMAIN', 'a b', 'REGLAMENT_MAIL_DOMAIN is `a b`, but must be a domain name, such as `desk.example`'],
  ['REGLAMENT_TRUST_PROXY', 'perhaps', 'REGLAMENT_TRUST_PROXY is `perhaps`, but must be `on` or `off`'],
  ['REGLAMENT_SECRET', 'short', 'REGLAMENT_SECRET has 5 characters, but must have at least 32'],
  [
    'REGLAMENT_LOG',
    'loud',
    'REGLAMENT_LOG is `loud`, but must be one of fatal, error, warn, info, debug, trace, silent',
  ],
])('%s=%s is refused', (name, value, sentence) => {
  expect(() => parseSettings({ [name]: value })).toThrow(sentence)
})

test('all that is wrong is said at once', () => {
  expect(() => parseSettings({ REGLAMENT_PORT: 'x', REGLAMENT_LOG: 'y' })).toThrow(/^REGLAMENT_PORT .*; REGLAMENT_LOG /)
})

test('the secret is made once, for its owner alone, and the same for all who start at once', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'reglament-settings-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  const env = { REGLAMENT_DATA: join(parent, 'deep', 'data') }
  const [one, two] = await Promise.all([readSettings(env), readSettings(env)])
  const later = await readSettings(env)
  expect(one.secret).toMatch(/^[\w-]{43}$/)
  expect([two.secret, later.secret]).toEqual([one.secret, one.secret])
  const path = join(env.REGLAMENT_DATA, 'secret')
  expect(readFileSync(path, 'utf8')).toBe(`${one.secret}\n`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})
