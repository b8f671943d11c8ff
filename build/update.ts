// `npm run update` writes every generated file. The list of rules comes first: their pages are made by importing it.
import { actList, ruleList, rulePages, write } from './generated.ts'

write(ruleList())
write(actList())
write(await rulePages())
