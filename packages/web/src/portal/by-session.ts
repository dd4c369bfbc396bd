/** What stands in the place of a tracking link's key where a session opens the case. */
export const BY_SESSION = 'session'
