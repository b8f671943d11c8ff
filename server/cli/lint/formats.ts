// The report formats: what each is made with, what it wants to know, and from where it counts paths.
// A format is loaded when it is asked for: most runs need one.
import type { LintReport, Screen } from '../../report/lint-report.ts'
import type { Extras } from '../../report/list.ts'

type Format = {
  readonly extras: Extras
  /** Hosts want paths from the root of the repository, people from where they stand. */
  readonly paths: 'from here' | 'from the repository'
  load(): Promise<(report: LintReport, screen: Screen) => Iterable<string>>
}

const nothing: Extras = { fixes: false, source: false }
const withFixes: Extras = { fixes: true, source: false }

export const formats = {
  stylish: {
    extras: { fixes: true, source: true },
    paths: 'from here',
    load: async () => (await import('../../report/stylish.ts')).stylish,
  },
  json: {
    extras: withFixes,
    paths: 'from here',
    load: async () => (await import('../../report/json.ts')).json,
  },
  sarif: {
    extras: withFixes,
    paths: 'from the repository',
    load: async () => {
      const { sarif } = await import('../../report/sarif.ts')
      const { rules } = await import('../../rules/index.ts')
      const { version, rulePage } = await import('../../host/product.ts')
      return report => sarif(report, { version, rules, helpUri: rulePage })
    },
  },
  github: {
    extras: nothing,
    paths: 'from the repository',
    load: async () => (await import('../../report/github.ts')).github,
  },
  codequality: {
    extras: nothing,
    paths: 'from the repository',
    load: async () => (await import('../../report/code-quality.ts')).codeQuality,
  },
  unix: {
    extras: nothing,
    paths: 'from here',
    load: async () => (await import('../../report/unix.ts')).unix,
  },
  junit: {
    extras: nothing,
    paths: 'from here',
    load: async () => (await import('../../report/junit.ts')).junit,
  },
  checkstyle: {
    extras: nothing,
    paths: 'from the repository',
    load: async () => (await import('../../report/checkstyle.ts')).checkstyle,
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as readonly FormatName[]
