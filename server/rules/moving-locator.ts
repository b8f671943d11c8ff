import { parseLocator } from '../evidence/locator.ts'
import { defineRule } from './rule.ts'

export const movingLocator = defineRule({
  code: 'moving-locator',
  scope: 'block',
  severity: 'error',
  summary: 'Every locator points to one version of its source.',

  *check({ evidence }) {
    for (const { id, locator, locatorSpan } of evidence) {
      const name = moving(locator)
      if (name === undefined) continue
      const message = `${id} points to \`${name}\`, which moves: only the full hash of a commit stays what it was.`
      yield { span: locatorSpan, message }
    }
  },
})

function moving(locator: string): string | undefined {
  const place = parseLocator(locator)
  if (place.kind === 'git') return place.moving ? place.revision : undefined
  if (place.kind !== 'web') return undefined
  const named = onHost.map(form => form.exec(place.url)?.[1]).find(Boolean)
  return named === undefined || fullHash.test(named) ? undefined : named
}

/** Pages of git hosts name the revision in their path. */
const onHost = [
  /^https:\/\/[^/?#]+\/[^?#]*?\/(?:-\/)?(?:blob|tree|raw|blame|edit)\/([^/?#]+)/i,
  /^https:\/\/raw\.githubusercontent\.com\/[^/?#]+\/[^/?#]+\/(?:refs\/heads\/)?([^/?#]+)/i,
]
const fullHash = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i
