// The one door to the Markdown engines: text in, tree out. What packets are made of is read by hand, everything else by
// micromark; both give the same tree, and remark-parse judges them.
import type { Root } from 'mdast'
import { readFast } from './fast/read.ts'
import { readWhole } from './micromark.ts'

/** `text` starts where a block may start; `labels` are those of link definitions elsewhere on the page. */
export const read = (text: string, labels: ReadonlySet<string>): Root => readFast(text, labels, readWhole)
