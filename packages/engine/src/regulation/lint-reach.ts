import type { SourceDocument } from './document.ts'
import type { HoldingRule, Programme, Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'
import { HOLDING_KINDS, type HoldingKind } from './vocabulary.ts'

/** Who is served by which programme: those whom nobody reaches, holders who are served above, and those left over. */
export function lintReach(file: RegulationFile, regulation: Regulation, document: SourceDocument): void {
  const { programmes } = regulation
  const served = new Set<string>()
  let everyone: string | null = null
  for (const programme of programmes) {
    const { id, who } = programme
    const own = reachOf(programme, regulation)
    const why =
      everyone !== null
        ? `\`${everyone}\` above it serves everyone`
        : who.kind === 'everyone' || own.some((each) => !served.has(each))
          ? null
          : own.length === 0
            ? 'it names no holding'
            : 'programmes above it serve the same holders'
    if (why) {
      document.report(
        'unreachable-programme',
        ['programmes', id],
        `nobody reaches \`${id}\`: ${why}`,
        everyone === null ? 'say in `who:` whom it is for' : 'move it up, or narrow the one above',
        'key',
      )
    } else checkHolders(programme, regulation, served, document)
    for (const each of own) served.add(each)
    if (who.kind === 'everyone') everyone ??= id
  }
  checkLeftOver(file, everyone, document)
}

/**
 * The holders that a programme asks for, as `now KIND` and `ever KIND`; who has a right now has had it too. A purchase
 * that counts as a subscription is meant by either word.
 */
function reachOf({ who }: Programme, { holdings }: Regulation): readonly string[] {
  if (who.kind === 'everyone') return []
  const meant = (kinds: readonly HoldingKind[]) => HOLDING_KINDS.filter((kind) => isMeant(kind, kinds, holdings[kind]))
  return [
    ...meant(who.holds).map((kind) => `now ${kind}`),
    ...meant(who.held).flatMap((kind) => [`ever ${kind}`, `now ${kind}`]),
  ]
}

function isMeant(kind: HoldingKind, kinds: readonly HoldingKind[], rule: HoldingRule | undefined): boolean {
  return kinds.includes(kind) || (rule?.countsAs != null && kinds.includes(rule.countsAs))
}

/** A kind that the programme names in vain, though it has other holders. */
function checkHolders(
  { id, who }: Programme,
  { holdings }: Regulation,
  served: ReadonlySet<string>,
  document: SourceDocument,
): void {
  if (who.kind === 'everyone') return
  for (const [key, when] of [
    ['holds', 'now'],
    ['held', 'ever'],
  ] as const) {
    for (const [i, kind] of who[key].entries()) {
      const meant = HOLDING_KINDS.filter((each) => isMeant(each, [kind], holdings[each]))
      const why = meant.every((each) => served.has(`${when} ${each}`))
        ? `every holder of \`${kind}\` is served by a programme above`
        : who[key].indexOf(kind) < i
          ? `\`${kind}\` stands here twice`
          : key === 'holds' && who.held.includes(kind)
            ? `\`${kind}\` stands in \`held:\` too, which takes in those who hold it now`
            : null
      if (why)
        document.report(
          'holder-twice',
          ['programmes', id, 'who', key, i],
          why,
          'leave it out, or move the programme up',
        )
    }
  }
}

function checkLeftOver(file: RegulationFile, everyone: string | null, document: SourceDocument): void {
  const isSaid = (file['not-entitled']?.clauses.length ?? 0) > 0
  if (everyone === null && !isSaid && Object.keys(file.programmes).length > 0) {
    document.report(
      'nobody-serves',
      document.has(['not-entitled']) ? ['not-entitled'] : ['programmes'],
      'no programme serves everyone, and no clause says that those left over are refused',
      'add `not-entitled: { clauses: […] }`, or a last programme with `who: everyone`',
      'key',
    )
  }
  if (everyone !== null && file['not-entitled']) {
    document.report(
      'not-entitled-in-vain',
      ['not-entitled'],
      `nobody is refused by this: \`${everyone}\` serves everyone`,
      `leave it out, or write \`admission: refuse\` in \`${everyone}\``,
      'key',
    )
  }
}
