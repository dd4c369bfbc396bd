import { readFile } from 'node:fs/promises'
import { type Mail, parseMail } from '../channels/email/parse.ts'

/**
 * `reglament mail FILE…`: parses raw messages as the intake does, one JSON a line on standard output.
 * Returns the exit code: 0, or 2 where a file can't be read (the others are still answered).
 */
export async function mail(
  files: readonly string[],
  out: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Promise<number> {
  if (files.length === 0) {
    err('no file is named: reglament mail FILE…')
    return 2
  }
  let code = 0
  for (const file of files) {
    try {
      out(JSON.stringify(describe(file, parseMail(await readFile(file)))))
    } catch (thrown) {
      err(`\`${file}\` can't be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
      code = 2
    }
  }
  return code
}

/** The shape that the contract fixes (contracts, section 3). */
export function describe(file: string, mail: Mail) {
  return {
    file,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: mail.text,
    visibleText: mail.visibleText,
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      size: content.length,
    })),
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    isAutomatic: mail.automatic !== null,
    isBounce: mail.bounce !== null,
    date: mail.date,
  }
}
