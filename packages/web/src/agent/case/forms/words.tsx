import { Textarea } from '@mantine/core'

interface Props {
  readonly label: string
  readonly rows?: number
  readonly value: string
  readonly onChange: (text: string) => void
}

/** The box that words go into. */
export function Words({ label, rows = 3, value, onChange }: Props) {
  return (
    <Textarea
      label={label}
      name="text"
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
