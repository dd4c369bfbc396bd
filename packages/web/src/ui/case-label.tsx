import css from './case-label.module.css'

/** A case's number with its prefix; the digits stand in columns, the dash does not. */
export function CaseLabel({ label }: { readonly label: string }) {
  const dash = label.lastIndexOf('-') + 1
  return (
    <span className={css.label}>
      {label.slice(0, dash)}
      <span data-figures>{label.slice(dash)}</span>
    </span>
  )
}
