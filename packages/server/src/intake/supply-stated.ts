import type { Actor, Field, Request } from '@reglament/engine'
import { handle } from '../handle/handle.ts'
import { readCase } from '../store/case/case-detail.ts'
import { inDesk } from '../store/transaction.ts'
import { readFacts } from './facts.ts'
import type { IntakeParts } from './parts.ts'

/**
 * A client who was told what is missing and now states it is taken at their word: the case is judged again before the
 * reply joins it. Done twice (the process died before the reply was written), it changes nothing the second time.
 */
export async function supplyStated(
  parts: IntakeParts,
  deskId: string,
  caseId: string,
  /** What the client wrote now. */
  visibleText: string,
  by: Actor = { role: 'client', id: null },
): Promise<void> {
  const { shell } = parts
  const found = await inDesk(shell.pool, deskId, (db) => readCase(db, caseId))
  if (found?.state.status !== 'waiting-client' || found.state.verdict.verdict !== 'incomplete') return
  const regulation = await inDesk(shell.pool, deskId, (db) => shell.regulations.get(db, found.state.regulation))
  const facts = readFacts(visibleText, regulation.products, regulation.vendor.en)
  const stated: Partial<Record<Field, Partial<Request>>> = {
    ...(facts.inn === undefined
      ? {}
      : { inn: { organization: { inn: facts.inn } }, organization: { organization: { inn: facts.inn } } }),
    ...(facts.version === undefined ? {} : { version: { version: facts.version } }),
    ...(facts.product === undefined ? {} : { product: { product: facts.product } }),
    ...(facts.licence === undefined ? {} : { licence: { licence: facts.licence } }),
    ...(visibleText === '' ? {} : { description: { description: visibleText } }),
  }
  const data: Partial<Request> = Object.assign({}, ...found.state.verdict.missing.map((field) => stated[field] ?? {}))
  if (Object.keys(data).length === 0) return
  await handle(shell, deskId, caseId, { kind: 'supply', data }, by)
}
