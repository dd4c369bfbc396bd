import { useEffect, useRef, useState } from 'react'
import { canUseKeys, offerKeys } from './passkeys.ts'

/**
 * Keys of this device stand among what the browser offers for the address box; choosing one opens the account. `done`
 * runs when it is open. The error is what the desk said of a key that was chosen; that none was is no error.
 */
export function useOfferedKeys(desk: string, keyHost: string | null, done: () => void): unknown {
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(done)
  useEffect(() => {
    latest.current = done
  })
  useEffect(() => {
    if (!canUseKeys(keyHost)) return
    const stop = new AbortController()
    offerKeys(desk, stop.signal).then((isOpen) => isOpen && latest.current(), setError)
    return () => stop.abort()
  }, [desk, keyHost])
  return error
}
