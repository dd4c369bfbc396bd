// What stands for `react` in the client's pages (vite.portal.config.ts). No TypeScript: the types stay those of React.
export * from 'preact/compat'
// Parts of Mantine that no client's page uses name it; without it the build does not find it.
export { default, Fragment as Activity } from 'preact/compat'
