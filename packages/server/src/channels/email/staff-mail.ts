import { createTransport } from 'nodemailer'

/** Writes to staff about their own account: a few letters a month, so each opens its own connection. */
export function staffMail(smtpUrl: string, mailDomain: string) {
  return async (user: { readonly name: string; readonly email: string }, link: string): Promise<void> => {
    const transport = createTransport(smtpUrl)
    try {
      await transport.sendMail({
        from: { address: `no-reply@${mailDomain}`, name: 'Reglament' },
        to: { address: user.email, name: user.name },
        subject: 'Новый пароль · New password',
        text: [
          `По этой ссылке можно выбрать новый пароль, один раз, в течение часа:`,
          `This link lets you choose a new password, once, within an hour:`,
          ``,
          link,
          ``,
          `Если вы о ней не просили, ничего делать не нужно.`,
          `If you did not ask for it, there is nothing to do.`,
        ].join('\n'),
        headers: { 'auto-submitted': 'auto-generated' },
      })
    } finally {
      transport.close()
    }
  }
}
