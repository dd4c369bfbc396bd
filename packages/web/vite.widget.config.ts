import { defineConfig } from 'vite'

/** The chat for foreign pages: one file under a name that never changes, beside the built pages. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    rolldownOptions: {
      input: 'src/widget/main.ts',
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
})
