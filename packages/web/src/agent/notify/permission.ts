import { useSyncExternalStore } from 'react'

/** What the browser lets a page of this address show. */
export type Permission = 'granted' | 'denied' | 'default' | 'unsupported'

const listeners = new Set<() => void>()

export function permissionNow(): Permission {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Asks the browser's user; whatever they say is known afterwards. Only from a click: browsers ignore it otherwise. */
export async function askPermission(): Promise<void> {
  if (permissionNow() === 'default') await Notification.requestPermission()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Permission is given and taken in the browser's own settings too; whoever comes back from there sees it.
  window.addEventListener('focus', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('focus', listener)
  }
}

export function usePermission(): Permission {
  return useSyncExternalStore(subscribe, permissionNow)
}
