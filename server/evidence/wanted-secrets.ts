// Which secrets the sources of a workspace send, and where to: what a person has to set before such a source answers.
import { type Sources, withPreset } from './errand.ts'

export type WantedSecret = { readonly name: string; readonly source: string; readonly url: URL }

export function wantedSecrets(sources: Sources): readonly WantedSecret[] {
  return Object.entries(sources).flatMap(([source, written]) => {
    const entry = withPreset(written)
    if ('refused' in entry || entry.http === undefined) return []
    const url = URL.parse(entry.http.replaceAll('{host}', entry.host ?? '').replaceAll('{rest}', ''))
    const names = Object.values(entry.headers ?? {}).flatMap(
      header => /\{secret:([a-z0-9-]+)\}/.exec(header)?.[1] ?? [],
    )
    return url ? names.map(name => ({ name, source, url })) : []
  })
}
