import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** The files that git tracks, or would if asked, below a folder; generated ones left out. */
export function files(folder: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return listed
    .split('\n')
    .filter((file) => file !== '' && !file.includes('/generated/') && existsSync(join(ROOT, file)))
}

/** The TypeScript sources below a folder. */
export function sources(folder: string): readonly string[] {
  return files(folder).filter((file) => /\.tsx?$/.test(file))
}
