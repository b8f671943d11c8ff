// Every rule, once. A code that was given up stays here as a comment, so that it is never used for something else.
import { duplicateId } from './duplicate-id.ts'
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = [duplicateId]
