// A vendor's own site, under another origin than the desk's: the widget and the form stand on its pages.
import { once } from 'node:events'
import { createServer } from 'node:http'

export interface SitePage {
  readonly html: string
  /** Its `content-security-policy`; without one, everything is allowed. */
  readonly policy?: string
}

export interface Site {
  /** Where it is, without a slash at the end. */
  readonly url: string
  close(): void
}

export async function openSite(pageAt: (path: string) => SitePage): Promise<Site> {
  const server = createServer((request, response) => {
    const { html, policy } = pageAt(request.url ?? '/')
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy === undefined ? {} : { 'content-security-policy': policy }),
    })
    response.end(html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the site has no port')
  return { url: `http://localhost:${address.port}`, close: () => server.close() }
}
