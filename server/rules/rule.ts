// What a rule is. It finds and says; its fix is computed only when somebody asks for it.
// How much a rule may look at is in its type: that is what lets an edit run again only what it touches.
import type { Block, Directive, Fix, Packet, Section, Span, Statement } from '../../schemas/packet.ts'
import type { Profile, ProfileSection } from '../../schemas/profile.ts'
import type { Person, Workspace } from '../../schemas/workspace.ts'
import type { Source } from '../evidence/source.ts'
import type { Acceptable } from '../packet/acceptable.ts'
import type { Anchor } from '../workspace/anchor.ts'
import type { Clock, Record } from '../workspace/subject.ts'

export type Severity = 'error' | 'warning' | 'info'

export type Finding = {
  readonly span: Span
  /** What is wrong, in the present tense, naming the thing, with a full stop. */
  readonly message: string
  readonly related?: readonly { readonly span: Span; readonly message: string }[]
  /** Whatever the rule's own fix wants to know again. */
  readonly data?: unknown
}

/** What holds for every packet of a workspace alike. */
export type Setting = {
  readonly profile: Profile
  readonly workspace: Workspace
  readonly clock: Clock
  person(handle: string): Person | undefined
}

export type Place = {
  readonly section: Pick<Section, 'name' | 'path' | 'depth' | 'heading'>
  /** What the profile says of this section, or of the nearest one around it that it knows. */
  readonly wanted: ProfileSection | undefined
}

/** What a rule on blocks or statements may look at: what they name. Every look is remembered, so that it can be repeated. */
export type Near = Setting & {
  statement(id: string): Statement | undefined
  source(label: string): Source | undefined
  /** Every source of the page, whether the statement names it or not: a look at one is a look at all. */
  allSources(): readonly Source[]
  /** The section around a statement or block, and what the profile says of it. */
  section(of: Statement | Block): Place | undefined
  /** A front-matter value. */
  field(key: string): string | undefined
}

/** The whole packet. Rules at this scope run on every keystroke: they walk lists that are already there. */
export type World = Near & {
  readonly packet: Packet
  readonly sources: readonly Source[]
  /** Why the profile that the page names cannot be used. */
  readonly unknownProfile: string | undefined
  /** The packet's ledger. Rules that look at it say nothing where there is none. */
  readonly record: Record | undefined
  /** The text of `.countersign/allowed_signers` now, where it was looked at. */
  readonly signers: string | undefined
  /** The branch that the policy has to come from, where somebody named one. */
  readonly anchor: Anchor | undefined
  /** What a person accepts, with its digest. Only for rules that have a record to compare it with: it costs. */
  blocks(): readonly Acceptable[]
  /** The digest of what would be handed off. It costs as well. */
  revision(): string
}

/** A comment that suppresses findings, and which of its codes met one. */
export type Suppression = {
  readonly directive: Directive
  readonly used: ReadonlySet<string>
  /** Codes that guard the handoff: the comment has no effect on them. */
  readonly powerless: ReadonlySet<string>
}

type Common = {
  readonly code: string
  readonly severity: Severity
  /** Guards the handoff: neither a profile, a flag nor a comment lowers it. */
  readonly guards?: true
  /** One sentence: what holds when this rule is silent. */
  readonly summary: string
}

export type Rule = Common &
  (
    | {
        readonly scope: 'block'
        check(block: Block, near: Near): Iterable<Finding>
        fix?(finding: Finding, near: Near): readonly Fix[]
      }
    | {
        readonly scope: 'statement'
        check(statement: Statement, near: Near): Iterable<Finding>
        fix?(finding: Finding, near: Near): readonly Fix[]
      }
    | {
        /** Looks at each block by itself, in the light of each of some things that it takes from the whole page. */
        readonly scope: 'every block'
        /** Objects that stay the same as long as they say the same. */
        each(world: World): readonly object[]
        /** Of so many things a block may be told in vain: what says more is asked about all of them again. */
        most: number
        /** What the block says of each of the things. A page has many of both, and hardly any that meet. */
        check(block: Block, things: readonly object[]): Iterable<{ readonly thing: object; readonly finding: Finding }>
        fix?(finding: Finding, world: World): readonly Fix[]
      }
    | {
        readonly scope: 'packet'
        /**
         * It reads no sentence, only what stands where: an edit inside of one does not run it again. An `outline` is a
         * shape in which evidence is no more than its IDs.
         */
        readonly reads?: 'shape' | 'outline'
        check(world: World): Iterable<Finding>
        fix?(finding: Finding, world: World): readonly Fix[]
      }
    | {
        /** Runs last, over the comments that suppressed something or did not. */
        readonly scope: 'suppressions'
        check(suppressions: readonly Suppression[], setting: Setting): Iterable<Finding>
        fix?(finding: Finding, setting: Setting): readonly Fix[]
      }
  )

export const defineRule = <R extends Rule>(rule: R): R => rule
