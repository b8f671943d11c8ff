// Where a piece of evidence is, read strictly: what is not understood is a problem with its reason, never a guess.
// Paths here are text. Whether one stays inside the workspace when links are followed, only the disk can say.

export type Fragment =
  | { readonly kind: 'whole' }
  /** Lines or table rows, counted from 1, both ends included. */
  | { readonly kind: 'lines' | 'rows'; readonly from: number; readonly to: number }
  | { readonly kind: 'pointer'; readonly tokens: readonly string[] }
  | { readonly kind: 'section'; readonly slug: string }

export type Locator =
  /** The path as written, decoded: it starts from the folder of the page. */
  | { readonly kind: 'file'; readonly path: string; readonly fragment: Fragment }
  /** The path starts from the root of the repository, as git itself has it. `moving`: the revision is a name, or a part of a hash. */
  | {
      readonly kind: 'git'
      readonly revision: string
      readonly moving: boolean
      readonly path: string
      readonly fragment: Fragment
    }
  | { readonly kind: 'web'; readonly url: string; readonly host: string; readonly fragment: Fragment }
  | { readonly kind: 'named'; readonly name: string; readonly rest: string; readonly fragment: Fragment }

/** What a person reads when a locator is not understood: what is wrong, and what to write. */
export type LocatorProblem = { readonly kind: 'problem'; readonly problem: string }

const longest = 4096

export function parseLocator(text: string): Locator | LocatorProblem {
  if (text.trim() === '') return problem('The locator is empty.')
  if (text.length > longest) return problem(`The locator is longer than ${longest} characters.`)
  if (/[\u0000-\u001f\u007f]/.test(text)) return problem('The locator contains a control character.')
  if (/\s/.test(text)) return problem('The locator contains a space: write it as `%20`.')
  if (text.startsWith('git:')) return gitLocator(text.slice(4))
  if (/^https:/i.test(text)) return webLocator(text)
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text)
  if (scheme) return namedLocator(scheme[1]!, scheme[2]!)
  return fileLocator(text)
}

/** The path of a file locator from the root of the workspace, or nothing where it leaves it. `page` is the page's own path from there. */
export function pathFrom(page: string, path: string): string | undefined {
  const steps: string[] = []
  for (const step of [...page.split('/').slice(0, -1), ...path.split('/')]) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.length > 0 ? steps.join('/') : undefined
}

function fileLocator(text: string): (Locator & { readonly kind: 'file' }) | LocatorProblem {
  const [written, hash] = cut(text, '#')
  const path = decodedPath(written)
  if (typeof path !== 'string') return path
  const fragment = parseFragment(hash)
  return fragment.kind === 'problem' ? fragment : { kind: 'file', path, fragment }
}

function gitLocator(rest: string): Locator | LocatorProblem {
  const [revision, behind] = cut(rest, ':')
  if (behind === undefined) return problem('A git locator is `git:REVISION:path`: the path is missing.')
  if (!/^[A-Za-z0-9][A-Za-z0-9._/~^+-]*$/.test(revision) || revision.includes('..'))
    return problem(`\`${shown(revision)}\` is no revision: write the full hash of a commit.`)
  const file = fileLocator(behind)
  if (file.kind === 'problem') return file
  const path = pathFrom('', file.path)
  if (path === undefined) return problem(`\`${shown(file.path)}\` is no path inside the repository.`)
  const moving = !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(revision)
  return { kind: 'git', revision: moving ? revision : revision.toLowerCase(), moving, path, fragment: file.fragment }
}

function webLocator(text: string): Locator | LocatorProblem {
  const [address, hash] = cut(text, '#')
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url?.hostname || !/^https:\/\/[^/]/i.test(address)) return problem(`\`${shown(text)}\` is no web address.`)
  if (url.username || url.password)
    return problem('The address carries a user name or password: a packet is no place for either.')
  if (address.includes('\\')) return problem('The address contains a backslash.')
  const fragment = parseFragment(hash)
  return fragment.kind === 'problem' ? fragment : { kind: 'web', url: url.href, host: url.host, fragment }
}

/** Schemes that must never pass for the name of a source. */
const foreign = new Set(
  'about blob command data dict file filesystem ftp ftps gopher http imap intent jar javascript ldap ldaps mailto news sftp smb ssh tel telnet urn vbscript view-source vscode ws wss'.split(
    ' ',
  ),
)

function namedLocator(name: string, rest: string): Locator | LocatorProblem {
  if (name.length === 1) return problem('The path names a drive: write it from the folder of this page.')
  if (/^http$/i.test(name)) return problem('The address is not encrypted: write `https:`.')
  if (foreign.has(name.toLowerCase()) || rest.startsWith('//'))
    return problem(
      `\`${shown(name)}:\` is no source: evidence is a file, \`git:\`, \`https:\` or a source of this workspace.`,
    )
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    return problem(`\`${shown(name)}\` is no name of a source: they are lower-case words joined by hyphens.`)
  const [what, hash] = cut(rest, '#')
  if (what === '') return problem(`\`${name}:\` does not say what it selects.`)
  const fragment = parseFragment(hash)
  return fragment.kind === 'problem' ? fragment : { kind: 'named', name, rest: what, fragment }
}

function decodedPath(written: string): string | LocatorProblem {
  const path = decoded(written)
  if (path === undefined) return problem(`\`${shown(written)}\` has a broken percent code.`)
  if (path === '') return problem('The path is missing.')
  if (/%(?:2f|5c|00)/i.test(written)) return problem('The path hides a slash, a backslash or a null in a percent code.')
  if (/[\u0000-\u001f\u007f]/.test(path)) return problem('The path contains a control character.')
  if (path.includes('\\')) return problem('The path contains a backslash: write `/`.')
  if (path.startsWith('/')) return problem('The path is absolute: write it from the folder of this page.')
  if (path.startsWith('~')) return problem('The path begins in a home folder: write it from the folder of this page.')
  if (path.includes(':')) return problem('The path contains a colon.')
  if (written.includes('?')) return problem('The path contains a question mark: write it as `%3F`, or drop the query.')
  if (path.split('/').some(step => step.toLowerCase() === '.git')) return problem('A `.git` folder holds no evidence.')
  if (path.endsWith('/') || /(?:^|\/)\.{1,2}$/.test(path)) return problem('The path names a folder: name a file.')
  return path
}

/** What stands behind the `#`. */
export function parseFragment(hash: string | undefined): Fragment | LocatorProblem {
  if (hash === undefined) return { kind: 'whole' }
  const fragment = decoded(hash)
  if (fragment === undefined) return problem(`\`#${shown(hash)}\` has a broken percent code.`)
  if (fragment === '') return problem('Nothing follows the `#`: say what to select, or drop it for the whole file.')
  if (/[\u0000-\u001f\u007f]/.test(fragment)) return problem('What follows the `#` contains a control character.')
  if (fragment.startsWith('/')) return pointer(fragment)
  const lines = /^L(\d{1,9})(?:-L?(\d{1,9}))?$/.exec(fragment)
  if (lines) return stretch('lines', lines[1]!, lines[2])
  const rows = /^row=(\d{1,9})(?:-(\d{1,9}))?$/.exec(fragment)
  if (rows) return stretch('rows', rows[1]!, rows[2])
  if (/^L\d+/.test(fragment))
    return problem(`\`#${shown(fragment)}\` selects no lines: write \`#L10\` or \`#L10-L20\`.`)
  if (/^(?:row|col|cell)=/.test(fragment))
    return problem(`\`#${shown(fragment)}\` selects no rows: write \`#row=3\` or \`#row=3-5\`.`)
  return { kind: 'section', slug: fragment }
}

function pointer(fragment: string): Fragment | LocatorProblem {
  if (/~(?![01])/.test(fragment))
    return problem(`\`#${shown(fragment)}\` is no JSON Pointer: a \`~\` in it is written \`~0\`.`)
  const tokens = fragment.slice(1).split('/')
  return { kind: 'pointer', tokens: tokens.map(token => token.replaceAll('~1', '/').replaceAll('~0', '~')) }
}

function stretch(kind: 'lines' | 'rows', first: string, last: string | undefined): Fragment | LocatorProblem {
  const [from, to] = [Number(first), Number(last ?? first)]
  if (from < 1) return problem(`${kind === 'lines' ? 'Lines' : 'Rows'} are counted from 1.`)
  if (to < from) return problem(`The last of the ${kind}, ${to}, comes before the first, ${from}.`)
  return { kind, from, to }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function cut(text: string, mark: string): [before: string, after: string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('`', "'")
const problem = (text: string): LocatorProblem => ({ kind: 'problem', problem: text })
