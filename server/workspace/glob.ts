// Globs over workspace paths: `*` and `?` inside a step, `**` over steps, `{a,b}` for either, `!` in front for all but these.
// No regular expressions: patterns come from the workspace, and none of them may make the match slow.

const mostAlternatives = 256

/** Whether a path with forward slashes is meant. The last pattern that matches it has the word. */
export function globs(patterns: readonly string[]): (path: string) => boolean {
  const split = patterns.map(pattern => {
    const negated = pattern.startsWith('!')
    const means = (negated ? pattern.slice(1) : pattern).replace(/^\.?\//, '')
    return { negated, ways: alternatives(means).map(way => way.split('/').map(stepOf)) }
  })
  return path => {
    const steps = path.split('/')
    const last = split.findLast(({ ways }) => ways.some(way => matches(way, steps, anySteps, stepFits)))
    return last !== undefined && !last.negated
  }
}

/** The folder in which everything lies that a glob can match. */
export function fixedPart(pattern: string): string {
  const steps = pattern.replace(/^\.\//, '').split('/').slice(0, -1)
  const wild = steps.findIndex(step => /[*?{]/.test(step))
  return (wild < 0 ? steps : steps.slice(0, wild)).join('/')
}

const anySteps = '**'
/** A step without wild cards stays text, so that most comparisons are one. */
type Step = string | readonly string[]
const stepOf = (step: string): Step => (step !== anySteps && /[*?]/.test(step) ? [...step] : step)
const stepFits = (step: Step, name: string): boolean =>
  typeof step === 'string'
    ? step === name
    : matches(step, [...name], '*', (one, letter) => one === '?' || one === letter)

/** `many` stands for any number of items. Only its last occurrence ever needs another try, so this is never worse than product. */
function matches<One>(
  pattern: readonly One[],
  items: readonly string[],
  many: One,
  fits: (one: One, item: string) => boolean,
): boolean {
  let [at, item, star, from] = [0, 0, -1, 0]
  while (item < items.length) {
    if (at < pattern.length && pattern[at] === many) {
      star = at++
      from = item
    } else if (at < pattern.length && fits(pattern[at]!, items[item]!)) {
      at++
      item++
    } else if (star >= 0) {
      at = star + 1
      item = ++from
    } else return false
  }
  while (at < pattern.length && pattern[at] === many) at++
  return at === pattern.length
}

/** Innermost braces first. What has more than the most alternatives keeps the rest of its braces as they are. */
function alternatives(pattern: string): readonly string[] {
  const done: string[] = []
  let open = [pattern]
  while (open.length > 0 && done.length + open.length < mostAlternatives) {
    open = open.flatMap(one => {
      const braces = /\{([^{}]*)\}/.exec(one)
      if (!braces) {
        done.push(one)
        return []
      }
      const [before, after] = [one.slice(0, braces.index), one.slice(braces.index + braces[0].length)]
      return braces[1]!.split(',').map(choice => before + choice + after)
    })
  }
  return [...done, ...open]
}
