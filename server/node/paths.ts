// Paths as reports and the workspace file write them: with forward slashes, from a folder that is said.
import { isAbsolute, relative, sep } from 'node:path'

export const forward = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

/** From one folder to a file, `.` for the folder itself. */
export const pathFrom = (folder: string, path: string): string => forward(relative(folder, path)) || '.'

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`))
}
