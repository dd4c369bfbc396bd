// What stands for `react` in the client's pages (vite.portal.config.ts). No TypeScript: the types stay those of React.
import { options } from 'preact'

export * from 'preact/compat'
// Parts of Mantine that no client's page uses name it; without it the build does not find it.
export { default, Fragment as Activity } from 'preact/compat'

// React has run the effects of a keystroke before it hears the next one; Preact waits for the next frame with them. What is sent
// by Enter right after the last letter would be what stood there before it: the question's function is renewed by an effect.
options.requestAnimationFrame = (run) => queueMicrotask(run)
