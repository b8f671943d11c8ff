// What another thread of a lint run does.
import { serve } from '../../node/threads.ts'
import { fileJudge } from './judge-file.ts'

export const lintInThread = () => serve(fileJudge, ({ report }) => (report ? [report.findings.buffer] : []))
