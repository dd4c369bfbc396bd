import { defineConfig } from 'vite'

/** The question form for foreign pages: one file under a name that never changes, beside the built pages. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    rolldownOptions: {
      input: 'src/form/main.ts',
      output: { format: 'iife', entryFileNames: 'form.js' },
    },
  },
})
