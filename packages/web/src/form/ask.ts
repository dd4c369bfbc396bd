/** How the vendor's page set the form up: the attributes of the script. */
export interface FormSettings {
  /** Where the desk is, without a slash at the end. */
  readonly root: string
  readonly desk: string
  readonly locale: 'ru' | 'en'
  readonly place: string
  /** What the page knows of the client already (`data-email` and the like). */
  readonly known: Readonly<Record<string, string | undefined>>
}

/** What the form is made of. */
export interface Opened {
  readonly timezone: string
  readonly products: readonly { readonly id: string; readonly ru: string; readonly en: string }[]
  readonly challenge: string
  readonly bits: number
}

export type Taken =
  | {
      readonly kind: 'registered'
      readonly label: string
      readonly trackingUrl: string
      readonly verdict: { readonly respondBy: number | null; readonly verdict: string }
    }
  | { readonly kind: 'held' }

export interface OfferedHere {
  readonly id: string
  readonly title: string
  readonly url: string
}

/** What the form asks of the desk; each throws where the desk does not answer well. */
export function askOf({ root, desk, locale }: FormSettings) {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${root}/api/public/${path}`, { credentials: 'omit', ...init })
    const body = await answer.json()
    if (!answer.ok) throw new Error(body?.error?.message ?? String(answer.status))
    return body
  }
  return {
    open: (): Promise<Opened> => ask(`questions/${desk}`),
    offer: async (q: string, product: string): Promise<readonly OfferedHere[]> => {
      const query = new URLSearchParams({ q, locale, ...(product === '' ? {} : { product }) })
      return (await ask(`desks/${desk}/articles?${query}`)).articles
    },
    send: (body: object): Promise<Taken> =>
      ask(`questions/${desk}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}
