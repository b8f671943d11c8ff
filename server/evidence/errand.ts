// What has to be asked, and of whom, to see a piece of evidence that lies elsewhere: a locator read in the light of what the
// workspace declares. Nothing is asked here, and what must not be asked is refused here already.
import type { SourceEntry } from '../../schemas/sources.ts'
import { type Fragment, type Locator, parseFragment, pathFrom } from './locator.ts'
import { presets } from './presets/index.ts'

export type Reads = NonNullable<SourceEntry['reads']>

export type Errand =
  | {
      readonly kind: 'http'
      readonly url: string
      /** `{secret:NAME}` still stands in them: only what asks knows secrets. */
      readonly headers: Readonly<Record<string, string>>
      readonly pages?: { readonly items?: string; readonly next: string; readonly most: number }
    }
  | { readonly kind: 'command'; readonly command: string; readonly rest: string }
  | { readonly kind: 'git'; readonly repository: string; readonly revision: string; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }

/** What to do with the answer. */
export type Selection = {
  readonly reads?: Reads
  readonly fragment: Fragment
  readonly keep: readonly string[]
  readonly title?: string
  readonly state?: string
  readonly updated?: string
}

export type Asked = Selection & { readonly errand: Errand; readonly link?: string }
export type Refused = { readonly refused: string }

export type Sources = Readonly<Record<string, SourceEntry>>

/** Only web addresses and named sources are errands: files and commits are read where they lie. */
export function errandOf(locator: Locator, sources: Sources): Asked | Refused {
  if (locator.kind === 'web')
    return { errand: { kind: 'http', url: locator.url, headers: {} }, fragment: locator.fragment, keep: [] }
  if (locator.kind !== 'named') return { refused: 'It lies in the workspace: it is read there, not fetched.' }
  const { name, rest, fragment } = locator
  const written = Object.hasOwn(sources, name) ? sources[name] : undefined
  if (!written)
    return { refused: `This workspace has no source \`${name}\`: countersign.yaml names it under \`sources\`.` }
  const entry = withPreset(written)
  if ('refused' in entry) return entry
  const errand = errandBy(entry, rest, name)
  if ('refused' in errand) return errand
  const part = partOf(entry.select, fragment)
  if ('refused' in part) return part
  const said = (key: 'reads' | 'title' | 'state' | 'updated') => (entry[key] === undefined ? {} : { [key]: entry[key] })
  return {
    errand,
    fragment: part,
    keep: entry.keep ?? [],
    ...said('reads'),
    ...said('title'),
    ...said('state'),
    ...said('updated'),
    ...(entry.link === undefined ? {} : { link: filled(entry.link, rest, entry.host) }),
  }
}

export function withPreset(written: SourceEntry): SourceEntry | Refused {
  const { preset: name, ...own } = written
  if (name === undefined) return written
  const preset = presets.find(one => one.name === name)
  if (!preset)
    return { refused: `There is no preset \`${name}\`: there are ${presets.map(one => one.name).join(', ')}.` }
  if (preset.source.http?.includes('{host}') && !own.host)
    return { refused: `The preset \`${name}\` needs \`host\`: the address of your own ${preset.product}.` }
  return { ...preset.source, ...own }
}

function errandBy(entry: SourceEntry, rest: string, name: string): Errand | Refused {
  if (entry.http !== undefined) return httpErrand(entry, rest)
  if (entry.command !== undefined) {
    if (!/^[\w@%+=:,./ -]{1,300}$/.test(rest) || rest.startsWith('-'))
      return {
        refused: `\`${rest.slice(0, 60)}\` may not stand in a command: letters, digits and \`_ @ % + = : , . / -\` do.`,
      }
    return { kind: 'command', command: entry.command, rest }
  }
  if (entry.git !== undefined) {
    const [, revision, path] = /^([0-9a-f]{40}|[0-9a-f]{64}):(.+)$/.exec(rest) ?? []
    const inside = path === undefined ? undefined : pathFrom('', path)
    if (!revision || !inside)
      return { refused: `\`${name}:${rest.slice(0, 60)}\` names no file at a full hash: \`${name}:HASH:path\`.` }
    return { kind: 'git', repository: entry.git, revision, path: inside }
  }
  const inside = pathFrom('', rest)
  if (entry.file === undefined || inside === undefined)
    return { refused: `\`${rest.slice(0, 60)}\` leaves the source \`${name}\`.` }
  return { kind: 'file', path: `${entry.file.replace(/\/+$/, '')}/${inside}` }
}

function httpErrand(entry: SourceEntry, rest: string): Errand | Refused {
  const address = entry.http!
  if (/\{secret:/.test(address)) return { refused: 'A secret may not stand in an address: addresses end up in logs.' }
  if (
    decoded(rest)
      .split('/')
      .some(step => step === '' || step === '.' || step === '..') &&
    !/\?.*\{rest\}/.test(address)
  )
    return { refused: `\`${rest.slice(0, 60)}\` has an empty step or a \`..\` in it.` }
  const url = filled(address, rest, entry.host)
  if (!URL.canParse(url)) return { refused: `\`${url.slice(0, 80)}\` is no web address.` }
  const { next, items, pages = 10 } = entry
  return {
    kind: 'http',
    url: new URL(url).href,
    headers: entry.headers ?? {},
    ...(next && { pages: { next, most: pages, ...(items !== undefined && { items }) } }),
  }
}

/** In a path the slashes of `rest` stay; behind a `?` everything is put in percent code. What is in percent code is not put in it again. */
function filled(template: string, rest: string, host: string | undefined): string {
  const plain = decoded(rest)
  const inPath = plain.split('/').map(encodeURIComponent).join('/')
  const address = template.replaceAll('{host}', host ?? '{host}')
  const question = address.indexOf('?')
  return address.replace(/\{rest\}/g, (_, at: number) =>
    question >= 0 && at > question ? encodeURIComponent(plain) : inPath,
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** The part that the source selects, and in it the part that the page selects. */
function partOf(select: string | undefined, fragment: Fragment): Fragment | Refused {
  if (select === undefined) return fragment
  const own = parseFragment(select)
  if (own.kind === 'problem')
    return { refused: `The source selects \`${select}\`, and that is no place: ${own.problem}` }
  if (fragment.kind === 'whole') return own
  if (own.kind === 'pointer' && fragment.kind === 'pointer')
    return { kind: 'pointer', tokens: [...own.tokens, ...fragment.tokens] }
  return { refused: 'The source selects a part already, and only a JSON Pointer can select within it.' }
}
