import type { Task, TaskList } from 'graphile-worker'
import { handle } from '../handle/handle.ts'
import { sendWaiting } from '../handle/send-waiting.ts'
import type { Shell } from '../handle/shell.ts'
import { DELIVER_LETTER, READ_MESSAGE, SEND_DIGEST, SEND_SIGN_IN, SEND_WAITING, TICK } from '../store/job-queue.ts'

/** What a channel does when a job says so. A task that throws is tried again, with growing pauses. */
export interface ChannelTasks {
  deliverLetter(deskId: string, letterId: string): Promise<void>
  readMessage(deskId: string, rawId: string): Promise<void>
  sendSignIn(deskId: string, askId: string): Promise<void>
  sendDigest(deskId: string, email: string): Promise<void>
  /** Adds the jobs of digests that are due. */
  startDigests(): Promise<void>
}

/** The jobs that are there. Each may run twice: what it does the second time must change nothing. */
export function taskList(shell: Shell, channels: ChannelTasks): TaskList {
  return {
    [TICK]: reading('case', async (deskId, caseId) => {
      await handle(shell, deskId, caseId, { kind: 'tick' }, { role: 'desk' })
    }),
    [DELIVER_LETTER]: reading('letter', (deskId, letterId) => channels.deliverLetter(deskId, letterId)),
    [SEND_WAITING]: reading('send', (deskId, sendId) => sendWaiting(shell, deskId, sendId)),
    [SEND_SIGN_IN]: reading('ask', (deskId, askId) => channels.sendSignIn(deskId, askId)),
    [SEND_DIGEST]: reading('reader', (deskId, email) => channels.sendDigest(deskId, email)),
    [READ_MESSAGE]: reading('raw', (deskId, rawId) => channels.readMessage(deskId, rawId)),
  }
}

function reading(what: string, work: (deskId: string, id: string) => Promise<void>): Task {
  return async (payload) => {
    const given = new Map(Object.entries(payload !== null && typeof payload === 'object' ? payload : {}))
    const deskId: unknown = given.get('desk')
    const id: unknown = given.get(what)
    if (typeof deskId !== 'string' || typeof id !== 'string') {
      throw new Error(
        `a job must name its \`desk\` and its \`${what}\`, and this one says \`${JSON.stringify(payload)}\``,
      )
    }
    await work(deskId, id)
  }
}
