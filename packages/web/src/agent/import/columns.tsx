import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getImport, type ImportReading, type OpenedImport } from '../../api/imports.ts'
import { useSay } from '../../say/say.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './import-page.module.css'

type Target = keyof ImportReading['mapping'] & string

const TARGETS = [
  'organization',
  'inn',
  'kpp',
  'name',
  'email',
  'phone',
  'locale',
  'timezone',
  'kind',
  'product',
  'from',
  'until',
] as const satisfies readonly Target[]

interface Props {
  readonly desk: string
  readonly id: string
  readonly opened: OpenedImport
  readonly reading: ImportReading
  readonly change: (reading: ImportReading) => void
}

/** Which column says what; a thing is said by one column, so giving it to another takes it from the first. */
export function Columns({ desk, id, opened, reading, change }: Props) {
  const say = useSay()
  const isOther = reading.encoding !== opened.reading.encoding || reading.separator !== opened.reading.separator
  // Read in another way, the table has other headers: they come with the dry run that remembers how.
  const other = useQuery({
    queryKey: ['import-headers', desk, id, reading.encoding, reading.separator],
    queryFn: () => getImport(desk, id, reading),
    enabled: isOther,
    retry: false,
  })
  const { headers, sample } = isOther && other.data ? other.data : opened
  const { mapping } = reading
  const targetOf = (column: number) => TARGETS.find((target) => mapping[target] === column)
  const give = (column: number, target: string) => {
    const kept = Object.entries(mapping).filter(([name, at]) => name !== target && at !== column)
    change({ ...reading, mapping: { ...Object.fromEntries(kept), ...(target === '' ? {} : { [target]: column }) } })
  }
  return (
    <ScrollRegion className={css.scroll} label={say('import.columns')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('import.column')}</th>
            <th scope="col">{say('import.means')}</th>
            <th scope="col">{say('import.example')}</th>
          </tr>
        </thead>
        <tbody>
          {headers.map((header, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one header; the place is what a column is
            <tr key={column}>
              <td>{header}</td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={say('import.meansOf', { header })}
                  value={targetOf(column) ?? ''}
                  data={[
                    { value: '', label: say('import.target.none') },
                    ...TARGETS.map((target) => ({ value: target, label: say(`import.target.${target}`) })),
                  ]}
                  onChange={(event) => give(column, event.currentTarget.value)}
                />
              </td>
              <td className={css.example}>
                {sample
                  .map((cells) => cells[column] ?? '')
                  .filter((cell) => cell !== '')
                  .slice(0, 2)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
