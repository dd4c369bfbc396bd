/** How long a letter waits to be seen in the chat before it goes by e-mail, in milliseconds. */
export const UNSEEN_MS = 120_000

/** Where the letters of a case from the site's chat go: its `answer_to`. They are read in the chat itself. */
export const siteChatAddress = (id: string) => `chat:${id}`

export const isSiteChat = (recipient: string) => recipient.startsWith('chat:')
