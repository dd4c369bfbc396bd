import type { Regulation } from '@reglament/engine'

/** The channel of a form on this desk: `form` where some programme takes it, else the portal. */
export function formChannel(regulation: Regulation): 'form' | 'portal' {
  const takes = regulation.programmes.some(
    ({ channels }) => channels.open.includes('form') || channels.also.includes('form'),
  )
  return takes ? 'form' : 'portal'
}

/** Whether some programme of the desk has its clients called back (I32). */
export function takesCallbacks({ programmes }: Regulation): boolean {
  return programmes.some(({ channels }) => channels.open.includes('callback') || channels.also.includes('callback'))
}
