// Run after `npm install`: writes into the lock file the builds for other platforms that npm left out of it.
//
// A registry mirror that lacks a platform's build (they are optional) makes npm leave its entry out, and `npm ci` then
// refuses the lock file as out of step. The entry needs no more than its version and its platform; npm fetches it only there.
import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  version?: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

interface Lock {
  packages: Record<string, Entry>
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The platform that the name of such a package ends with: `binding-linux-arm64-musl`. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/)
  const os = SYSTEMS.find((system) => words.includes(system) || (system === 'win32' && words.includes('windows')))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : os === 'linux' ? 'glibc' : undefined
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) }
}

const file = new URL('../package-lock.json', import.meta.url)
const lock: Lock = JSON.parse(readFileSync(file, 'utf8'))
const added: string[] = []
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, wanted] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name)
    const places = [`${place}/node_modules/${name}`.replace(/^\//, ''), `node_modules/${name}`]
    if (!platform.os || !/^\d/.test(wanted)) continue
    if (places.some((each) => lock.packages[each]?.version === wanted)) continue
    const free = lock.packages[`node_modules/${name}`] ? (places[0] ?? name) : `node_modules/${name}`
    lock.packages[free] = { version: wanted, ...(dev ? { dev } : {}), optional: true, ...platform }
    added.push(`${name}@${wanted}`)
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
console.log(added.length === 0 ? 'the lock file is complete' : `added to the lock file: ${added.join(', ')}`)
