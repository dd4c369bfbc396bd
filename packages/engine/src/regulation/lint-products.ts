import type { SourceDocument } from './document.ts'
import type { RegulationFile } from './schema.ts'

/** Versions that say something twice or against each other. */
export function lintProducts(file: RegulationFile, document: SourceDocument): void {
  for (const [id, { current, versions }] of Object.entries(file.products)) {
    if (current !== undefined && versions !== undefined) {
      document.report(
        'current-and-versions',
        ['products', id, 'versions'],
        `\`${id}\` is supported in \`${current}\` alone, and in these versions too`,
        'leave one: `current:` for the newest release, `versions:` for all that are named',
        'key',
      )
    }
    if (!Array.isArray(versions)) continue
    const named = new Set(versions)
    const seen = new Set<string>()
    for (const [i, version] of versions.entries()) {
      const wider = seen.has(version) ? version : widerThan(version, named)
      seen.add(version)
      if (wider === null) continue
      document.report(
        'version-twice',
        ['products', id, 'versions', i],
        wider === version
          ? `\`${version}\` stands twice in the versions`
          : `\`${version}\` is supported already: \`${wider}\` stands for every release of it`,
        wider === version
          ? 'leave one of the two'
          : `leave \`${version}\` out, or name in place of \`${wider}\` what is meant`,
      )
    }
  }
}

/** Deeper ones are no versions, and nothing may make the check crawl. */
const MAX_DOTS = 16

/** A version goes on from a supported one after a dot (contracts, section 5). */
function widerThan(version: string, named: ReadonlySet<string>): string | null {
  let dot = version.indexOf('.')
  for (let count = 0; dot >= 0 && count < MAX_DOTS; count++) {
    const start = version.slice(0, dot)
    if (named.has(start)) return start
    dot = version.indexOf('.', dot + 1)
  }
  return null
}

/** A port that is none, which no session could be opened on. */
export function lintPort(file: RegulationFile, document: SourceDocument): void {
  const port = file.remote?.port
  if (port !== undefined && (port < 1 || port > 65_535))
    document.report('bad-port', ['remote', 'port'], `\`${port}\` is not a port`, 'write a number from 1 to 65535')
}
