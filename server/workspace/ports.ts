// What the pure rings ask of the outside, and nothing more than they ask. The folder `node` answers from disk and git, tests from memory.

/** Why there are no bytes, in the words of a reading. */
export type NoBytes = { readonly state: 'nothing' | 'refused' | 'not-checked'; readonly why: string }

/** Paths start from the workspace root and have forward slashes. What leaves the root, by `..` or by a link, is refused. */
export type Files = {
  /** A regular file as it stands now. Where `version` is the same, the bytes are. */
  look(path: string): Promise<{ readonly size: number; readonly version: string } | NoBytes>
  /** All of a regular file, refused when it is larger than `cap` bytes. */
  read(path: string, cap: number): Promise<{ readonly bytes: Uint8Array; readonly version: string } | NoBytes>
}

export type GitPath = { readonly revision: string; readonly path: string }

/** Files as commits have them. Nothing is fetched, and nothing that the repository configures is run. */
export type GitObjects = {
  /** One answer each, in the order asked; a file larger than `cap` bytes is refused. Paths start from the repository's root. */
  show(wanted: readonly GitPath[], cap: number): Promise<readonly ({ readonly bytes: Uint8Array } | NoBytes)[]>
}
