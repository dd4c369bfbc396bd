import type { Path, SourceDocument } from './document.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'

/** Rules that nothing comes of: nobody's defaults, orders by what is nowhere stated, help that nobody may be given. */
export function lintRules(file: RegulationFile, regulation: Regulation, document: SourceDocument): void {
  checkDefaults(file, document)
  checkQueue(file, regulation, document)
  checkRequired(file, document)
  checkRemote(file, regulation, document)
}

function checkDefaults(file: RegulationFile, document: SourceDocument): void {
  const programmes = Object.values(file.programmes)
  for (const key of ['channels', 'capabilities', 'scope'] as const) {
    if (document.has([key]) && programmes.length > 0 && programmes.every((each) => each[key] !== undefined))
      document.report(
        'default-in-vain',
        [key],
        `every programme has its own \`${key}\`, so these are nobody's`,
        'leave them out here, or in the programmes that have the same',
        'key',
      )
  }
}

function checkQueue(file: RegulationFile, { programmes }: Regulation, document: SourceDocument): void {
  if (!document.has(['queue', 'order'])) return
  const { order } = file.queue
  for (const [i, by] of order.entries()) {
    const why =
      order.indexOf(by) < i
        ? 'stands twice in the order'
        : by === 'priority' && programmes.every((each) => each.priority === null)
          ? 'is stated by no programme'
          : by === 'due' &&
              programmes.every((each) => !each.response.within && each.targets.every((one) => !one.within))
            ? 'is never: no programme promises a time'
            : null
    if (why)
      document.report('queue-in-vain', ['queue', 'order', i], `\`${by}\` ${why}`, 'leave it out, it orders nothing')
  }
  const first = programmes.find((each) => each.priority !== null)
  if (first && !order.includes('priority'))
    document.report(
      'queue-in-vain',
      ['programmes', first.id, 'priority'],
      `\`${first.id}\` has a priority, but the queue is not ordered by it`,
      'add `priority` to `order:` under `queue:`, or leave the priorities out',
    )
}

function checkRequired(file: RegulationFile, document: SourceDocument): void {
  const always = new Set<string>()
  const first = new Set<string>()
  const rules = [...file.intake.required.entries()]
  // What is always asked for is not asked for again on first contact, whichever stands first.
  for (const on of ['always', 'first-contact'] as const) {
    for (const [i, rule] of rules) {
      if (rule.on !== on) continue
      for (const [j, field] of rule.fields.entries()) {
        if (always.has(field) || first.has(field))
          document.report(
            'field-twice',
            ['intake', 'required', i, 'fields', j],
            `\`${field}\` is asked for twice`,
            'leave it in one rule, with all clauses that it rests on',
          )
        ;(on === 'always' ? always : first).add(field)
      }
    }
  }
}

function checkRemote(file: RegulationFile, { remote }: Regulation, document: SourceDocument): void {
  const granted = new Map<string, Path>()
  for (const [path, rules] of grants(file)) {
    for (const [i, rule] of rules.entries()) {
      for (const [j, grant] of rule.grant.entries()) {
        if (!granted.has(grant)) granted.set(grant, [...path, i, 'grant', j])
      }
    }
  }
  if (remote && !granted.has(`remote-${remote.protocol}`))
    document.report(
      'remote-in-vain',
      ['remote', 'protocol'],
      `no programme may be given \`remote-${remote.protocol}\`, so nobody is helped this way`,
      `add \`grant: [remote-${remote.protocol}]\` to \`capabilities:\`, or leave \`remote:\` out`,
    )
  // How TeamViewer is reached is the client's own matter; a session over SSH needs its rule.
  const ssh = granted.get('remote-ssh')
  if (ssh && remote?.protocol !== 'ssh')
    document.report(
      'remote-without-rule',
      ssh,
      '`remote-ssh` may be given, but no rule says how',
      'add `remote: { protocol: ssh, port: 22, clauses: […] }`',
    )
}

/** Each list of capabilities that some programme has, where it is written. */
function grants(file: RegulationFile): readonly (readonly [Path, RegulationFile['capabilities']])[] {
  const programmes = Object.entries(file.programmes)
  const own = programmes.map(([id, each]) => [['programmes', id, 'capabilities'], each.capabilities ?? []] as const)
  const isShared = programmes.some(([, each]) => each.capabilities === undefined)
  return isShared ? [[['capabilities'], file.capabilities], ...own] : own
}
