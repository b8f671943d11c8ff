// What looking at one piece of evidence gave. Reading happens outside; everything that judges it is pure.

export type Reading =
  /**
   * The excerpt as it is hashed, with all 64 hex digits of its SHA-256. A file that is no text (a picture, a PDF) is
   * hashed byte by byte, and its excerpt is empty: nothing can be looked for in it.
   */
  | { readonly state: 'read'; readonly excerpt: string; readonly digest: string; readonly binary?: true }
  /** The file or what the fragment selects is not there. */
  | { readonly state: 'nothing'; readonly why: string }
  /** Outside of the workspace, too large, no regular file, a malformed locator. */
  | { readonly state: 'refused'; readonly why: string }
  /** A source that is not on this disk: a named one or a web address. Never counts as read. `gone`: somebody destroyed what it said. */
  | { readonly state: 'not-checked'; readonly why: string; readonly gone?: true }
