import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The same page as the workspace's, with another beginning. */
const clientsPage: Plugin = {
  name: 'clients-page',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('/src/main.ts', '/src/portal/main.ts'),
  },
}

/**
 * The client's pages, built apart from the workspace: by Preact in place of React, which is half of what a client would
 * have to fetch (docs/decisions: a client's pages run on Preact). `vite` in development serves both by React.
 */
export default defineConfig({
  plugins: [react(), clientsPage],
  base: '/portal/',
  // The workspace's build has brought those.
  publicDir: false,
  resolve: {
    alias: [
      { find: /^react$/, replacement: fileURLToPath(new URL('src/portal/react.js', import.meta.url)) },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
    ],
  },
  build: {
    outDir: 'dist/portal',
    target: 'es2024',
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      input: 'index.html',
      onwarn(warning, warn) {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
})
