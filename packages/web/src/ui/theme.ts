import { Button, createTheme, NativeSelect, Skeleton, Textarea, TextInput } from '@mantine/core'

/** Names only: every value stands in theme.css, so that the page needs no inline style sheet. */
export const theme = createTheme({
  fontFamily: 'var(--mantine-font-family)',
  defaultRadius: 'var(--mantine-radius-default)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: ({ variant }) => {
    if (variant === 'filled')
      return { background: 'var(--ink)', hover: 'var(--ink)', color: 'var(--paper)', border: '1px solid var(--ink)' }
    if (variant === 'subtle')
      return { background: 'transparent', hover: 'var(--raised)', color: 'var(--ink)', border: '1px solid transparent' }
    return {
      background: 'var(--paper)',
      hover: 'var(--raised)',
      color: 'var(--ink)',
      border: '1px solid var(--line-firm)',
    }
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: false } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Skeleton: Skeleton.extend({ defaultProps: { animate: false } }),
  },
})
