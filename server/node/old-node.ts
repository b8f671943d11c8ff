// What is said where Node is older than what this program is made for: before anything else runs, for nothing else may.

/** The same as `engines` in package.json. */
export const neededNode = '22.19'

export function oldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = neededNode.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined
  return `countersign needs Node ${neededNode} or newer, and this is Node ${version}. pre-commit takes another one by \`language_version: 24.21.0\`; elsewhere \`npx --package node@24 --package countersign countersign\` brings one along.\n`
}
