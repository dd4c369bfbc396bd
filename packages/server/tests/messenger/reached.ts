// A desk that is reached in messengers, with the jobs that say its letters there.
import { randomUUID } from 'node:crypto'
import { deliveries } from '../../src/channels/deliveries.ts'
import { openEmail } from '../../src/channels/email/open-email.ts'
import { openMessengers, type RunningMessengers } from '../../src/channels/messenger/open-messengers.ts'
import type { WordingParts } from '../../src/channels/word-letter.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import { insertMessengerAccount, type MessengerSettings } from '../../src/store/messenger/messenger.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'

const SECRET = 'a secret of at least thirty-two characters'

export interface Reached {
  readonly desks: TestDesks
  readonly messengers: RunningMessengers
  /** What the channel said to the operator. */
  readonly words: readonly string[]
  openAccount(
    desk: string,
    account: { kind: 'telegram' | 'xmpp'; name: string; secret: string; settings: MessengerSettings },
  ): Promise<string>
  close(): Promise<void>
}

export async function reachedDesks(): Promise<Reached> {
  const desks = await testDesks()
  const { shell } = desks
  const words: string[] = []
  const say = (line: string) => words.push(line)
  const wording: WordingParts = {
    shell,
    trackingUrl: (desk, number, key) => `https://desk.example/d/${desk}/track/${number}?key=${key}`,
    regulationUrl: (desk, { locale }) => `https://desk.example/d/${desk}/regulation?locale=${locale}`,
  }
  const email = await openEmail({
    publicUrl: 'https://desk.example',
    ...wording,
    dkim: null,
    accountUrl: (desk: string) => `https://help.example/d/${desk}/account`,
    settings: { smtpListen: null, smtpUrl: null, imapUrls: [], secret: SECRET },
    say,
  })
  const messengers = openMessengers({
    ...wording,
    secret: SECRET,
    publicUrl: 'https://desk.example',
    say,
    lookEveryMs: 100,
  })
  const jobs = startJobs(shell, deliveries(shell, email.tasks, messengers), { say })
  return {
    desks,
    messengers,
    words,
    async openAccount(desk, { kind, name, secret, settings }) {
      const id = randomUUID()
      const account = { id, kind, name, settings, sealed: messengers.seal(secret), createdBy: 'a test' }
      await inDesk(shell.pool, desk, (db) => insertMessengerAccount(db, account, shell.clock()))
      messengers.lookAgain()
      for (let attempt = 0; attempt < 200 && !messengers.isRunning(id); attempt += 1)
        await new Promise((done) => setTimeout(done, 50))
      if (!messengers.isRunning(id)) throw new Error(`the account did not open: ${words.join(' | ')}`)
      return id
    },
    async close() {
      await jobs.stop()
      await messengers.close()
      await email.close()
      await desks.close()
    },
  }
}
