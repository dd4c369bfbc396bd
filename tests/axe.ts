// What axe finds wrong with a page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

interface AxeRun {
  run(options: { readonly resultTypes: readonly ['violations'] }): Promise<{ violations: readonly Violation[] }>
}

/** A line for each rule that the page breaks, with the first place that breaks it. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    // The page's own policy forbids what is not the desk's: the check comes from outside of it. The session stays: one that is
    // left takes the device of a passkey test with it.
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setBypassCSP', { enabled: true })
    await page.evaluate(AXE)
  }
  const found = await page.evaluate(async () => {
    // Every rule is tried; what passed is not described, which is most of the work.
    const { violations } = await (window as unknown as { axe: AxeRun }).axe.run({ resultTypes: ['violations'] })
    return violations
  })
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}
