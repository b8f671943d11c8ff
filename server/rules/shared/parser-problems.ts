// What the parser could not read becomes findings, one rule per kind of problem.
import type { Block, Fix, ProblemCode } from '../../../schemas/packet.ts'
import type { Finding } from '../rule.ts'

/** The problems of one kind in a block. */
export function* problemsIn({ problems }: Block, code: ProblemCode): Iterable<Finding> {
  for (const problem of problems) if (problem.code === code) yield { span: problem.span, message: problem.message }
}

/** The fixes that the parser knew when it found the problem. */
export const fixesOfProblem = ({ span, message }: Finding): readonly Fix[] =>
  span.block.problems.find(problem => problem.span === span && problem.message === message)?.fixes ?? []
