import type { Locale } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Tables of clients from elsewhere. Each throws `ApiError`.

type Schemas = components['schemas']
export type Import = Schemas['Import']
export type OpenedImport = Schemas['OpenedImport']
export type ImportReading = Schemas['ImportReading']
export type ImportPlan = Schemas['ImportPlan']
export type ImportTotals = Schemas['ImportTotals']
export type ImportUndone = Schemas['ImportUndone']

export const listImports = (desk: string): Promise<{ readonly rows: readonly Import[] }> =>
  answered(http.GET('/api/desks/{desk}/imports', { params: { path: { desk } } }))

/** The table as it would be read with another encoding or separator. */
export const getImport = (
  desk: string,
  id: string,
  { encoding, separator }: Pick<ImportReading, 'encoding' | 'separator'>,
): Promise<OpenedImport> =>
  answered(
    http.GET('/api/desks/{desk}/imports/{import}', {
      params: { path: { desk, import: id }, query: { encoding, separator } },
    }),
  )

/** The file's bytes as they are: the server finds out how to read them. */
export const openImport = (desk: string, file: File): Promise<OpenedImport> =>
  answered(
    http.POST('/api/desks/{desk}/imports', {
      params: { path: { desk }, query: { filename: file.name } },
      headers: { 'content-type': 'application/octet-stream' },
      body: file as never,
      bodySerializer: (bytes: unknown) => bytes as File,
    }),
  )

export const planImport = (desk: string, id: string, reading: ImportReading, locale: Locale): Promise<ImportPlan> =>
  answered(
    http.POST('/api/desks/{desk}/imports/{import}/plans', {
      params: { path: { desk, import: id }, query: { locale } },
      body: reading,
    }),
  )

/** Where a browser downloads all problems of the table. */
export const problemsUrl = (desk: string, id: string, locale: Locale): string =>
  `/api/desks/${encodeURIComponent(desk)}/imports/${id}/problems?locale=${locale}`

/** Does exactly the plan of that digest. */
export const runImport = (desk: string, id: string, digest: string): Promise<{ readonly totals: ImportTotals }> =>
  answered(
    http.POST('/api/desks/{desk}/imports/{import}/runs', { params: { path: { desk, import: id } }, body: { digest } }),
  )

/** How far the trial or the bringing in of a table is; null where nothing is under way. */
export const getImportWork = (desk: string, id: string): Promise<{ readonly work: Schemas['ImportWork'] | null }> =>
  answered(http.GET('/api/desks/{desk}/imports/{import}/work', { params: { path: { desk, import: id } } }))

/** Ends it: nothing of it is kept. */
export const stopImportWork = (desk: string, id: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/imports/{import}/work', { params: { path: { desk, import: id } } }))

export const undoImport = (desk: string, id: string): Promise<ImportUndone> =>
  answered(http.POST('/api/desks/{desk}/imports/{import}/undos', { params: { path: { desk, import: id } } }))
