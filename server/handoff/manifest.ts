// What a bundle holds, file by file, as an in-toto statement. The signature on the handoff names its digest, and with it
// every byte that left. One file a line, so that a shell can read it.
import * as z from 'zod'
import { digest, eventSet } from '../../schemas/ledger.ts'
import { digestOf } from '../ledger/canonical.ts'
import type { BundleFile } from './tar.ts'

export const predicateType = 'urn:countersign:handoff:v1'

const name = z.string().regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must be a plain path')

const predicate = z.strictObject({
  packet: z.string(),
  title: z.string(),
  profile: z.string(),
  path: z.string().describe('Of the page in the workspace that it comes from. Here it is packet.md.'),
  to: z.string(),
  asOf: z.string().describe('The day on which evidence was read for this bundle.'),
  revision: digest,
  heads: eventSet,
  count: z.int(),
  set: digest,
  marks: z.array(z.strictObject({ event: digest, by: z.string(), as: z.string() })),
  policies: z.array(digest).describe('In force when it left.'),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      locator: z.string(),
      digest: digest.optional().describe('Of the excerpt, as it was read.'),
      enclosed: z.boolean(),
      why: z.string().optional().describe('Why the excerpt is not here.'),
    }),
  ),
  restricted: z
    .strictObject({
      to: z.array(z.string()).describe('Roles whose bundle has these files.'),
      files: z.array(name).min(1).describe('Files that any other bundle of this handoff lacks.'),
    })
    .optional(),
})
export type Predicate = z.output<typeof predicate>

const statement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.strictObject({ name, digest: z.strictObject({ sha256: digest }) })),
  predicateType: z.literal(predicateType),
  predicate,
})

export function writeManifest(files: readonly BundleFile[], about: Predicate): BundleFile {
  const subjects = sorted(files).map(file =>
    JSON.stringify({ name: name.parse(file.name), digest: { sha256: digestOf(file.bytes) } }),
  )
  const text = [
    '{"_type":"https://in-toto.io/Statement/v1","subject":[',
    subjects.join(',\n'),
    `],"predicateType":"${predicateType}","predicate":${spelled(predicate.parse(about))}}`,
    '',
  ]
  return { name: 'manifest.json', bytes: Buffer.from(text.join('\n')) }
}

/** Restricted files stand on lines of their own, where a shell finds them: nothing else begins a line with a quotation mark. */
function spelled({ restricted, ...rest }: Predicate): string {
  if (!restricted) return JSON.stringify(rest)
  const { to, files } = restricted
  const lines = files.map(file => JSON.stringify(file)).join(',\n')
  return `{"restricted":{"to":${JSON.stringify(to)},"files":[\n${lines}\n]},${JSON.stringify(rest).slice(1)}`
}

export type Manifest = { readonly subjects: ReadonlyMap<string, string>; readonly about: Predicate }

/** What it says, or a clause that says why it is no manifest. */
export function readManifest(bytes: Uint8Array): Manifest | { readonly problem: string } {
  const parsed = statement.safeParse(parse(bytes))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { problem: `is no manifest: ${issue?.path.map(String).join('.') || 'it'}: ${issue?.message}` }
  }
  const { subject, predicate: about } = parsed.data
  const subjects = new Map(subject.map(one => [one.name, one.digest.sha256]))
  return subjects.size === subject.length ? { subjects, about } : { problem: 'names a file twice' }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** As `sha256sum -c` reads them. It is no proof: it finds what broke on the way, in every file, the signed ones included. */
export function writeSums(files: readonly BundleFile[]): BundleFile {
  const lines = sorted(files).map(file => `${digestOf(file.bytes)}  ${file.name}\n`)
  return { name: 'SHA256SUMS', bytes: Buffer.from(lines.join('')) }
}

const sorted = (files: readonly BundleFile[]) => files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
