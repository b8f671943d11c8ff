// `npm run update` writes every generated file. The list of rules comes first: their pages are made by importing it.
import { actForms } from './act-forms.ts'
import { exampleSigners } from './example-keys.ts'
import { examplePackets, exampleWithLedger } from './examples.ts'
import { actList, ruleList, rulePages, write } from './generated.ts'
import { jsonSchemas } from './json-schemas.ts'
import { picture } from './picture.ts'

write(ruleList())
write(actList())
write(await rulePages())
write(jsonSchemas())
write(actForms())
// It reads what was just written.
write((await import('./manifest.ts')).manifest())
write(exampleSigners())
for (const name of examplePackets) write(await exampleWithLedger(name))
// Last, for it shows what the rest makes the command say.
write(picture())
