// A list that comes in pages, put together again. One that has more pages than were allowed is a failure: half a log is no log.
import { canonicalJson, isList, isMap, type Json, NotJson, parseJson } from '../../evidence/json.ts'
import { type Got, get, type Wish } from './get.ts'
import type { Permits } from './permits.ts'

export type Paging = { readonly items?: string; readonly next: string; readonly most: number }

export async function getPages(wish: Wish, { items = '', next, most }: Paging, permits: Permits): Promise<Got> {
  const pages: Json[] = []
  let { url } = wish
  let size = 0
  for (let turn = 0; turn < most; turn++) {
    const got = await get({ ...wish, url }, permits)
    if (!('bytes' in got)) return got
    size += got.bytes.length
    if (size > wish.cap)
      return { failed: `All pages together have more than ${Math.floor(wish.cap / 1_048_576)} MiB.`, as: 'refused' }
    const page = jsonIn(got.bytes)
    if (page === undefined || !isList(at(page, items) ?? null))
      return { failed: `Page ${turn + 1} of the answer has no list at \`${items || 'its root'}\`.`, as: 'refused' }
    pages.push(page)
    const further = next === 'link-header' ? linked(got.link) : at(page, next)
    if (typeof further !== 'string' || further === '') return whole(pages, items, got.url)
    // Another host on the way would get the next question with this one's secret left out: it has no business here.
    const to = URL.parse(further, got.url)
    if (!to || to.origin !== new URL(got.url).origin)
      return { failed: 'The next page lies at another host.', as: 'refused' }
    url = to.href
  }
  return { failed: `The answer has more than ${most} pages: narrow the question.`, as: 'refused' }
}

function jsonIn(bytes: Uint8Array): Json | undefined {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof NotJson || error instanceof TypeError) return undefined
    throw error
  }
}

function at(value: Json, pointer: string): Json | undefined {
  let here: Json | undefined = value
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    here =
      here !== undefined && isMap(here)
        ? here.get(key)
        : here !== undefined && isList(here)
          ? here[Number(key)]
          : undefined
  }
  return here
}

/** The first page with the items of all: what it says besides holds for the whole list. What a page says of itself does not. */
function whole(pages: readonly Json[], items: string, url: string): Got {
  const all = pages.flatMap(page => at(page, items) as readonly Json[])
  const body = replaced(pages[0]!, items.split('/').slice(1), all)
  return { url, bytes: new TextEncoder().encode(canonicalJson(body)), type: 'application/json' }
}

function replaced(value: Json, [key, ...rest]: readonly string[], items: Json): Json {
  if (key === undefined) return items
  const map = new Map(isMap(value) ? value : [])
  return map.set(key, replaced(map.get(key) ?? null, rest, items))
}

const linked = (header: string | undefined): string | undefined =>
  header
    ?.split(/,(?=\s*<)/)
    .map(part => /^\s*<([^>]*)>\s*;.*\brel="?next"?/.exec(part)?.[1])
    .find(found => found !== undefined)
