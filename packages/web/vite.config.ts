import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `vite` in development finds the API; the built pages are served by the server itself. */
const SERVER = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': SERVER } },
  build: {
    target: 'es2024',
    // A strict Content-Security-Policy forbids data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    // Which file loads which: a test weighs the first load by it.
    manifest: true,
    rolldownOptions: {
      onwarn(warning, warn) {
        // Mantine marks its files for React Server Components; there are none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
})
