// `npm run update` writes every generated file. The lists of rules and acts come first: what is made after them imports them.
import { actList, ruleList, rulePages, write } from './generated.ts'

write(ruleList())
write(actList())
write(await rulePages())
const { jsonSchemas } = await import('./json-schemas.ts')
write(jsonSchemas())
const { actForms } = await import('./act-forms.ts')
write(actForms())
const { words } = await import('./words.ts')
write(words())
const { manifest } = await import('./manifest.ts')
write(manifest())
const { exampleSigners } = await import('./example-keys.ts')
write(exampleSigners())
const { examplePackets, exampleWithLedger } = await import('./examples.ts')
for (const name of examplePackets) write(await exampleWithLedger(name))
// Last, for it shows what the rest makes the command say.
const { picture } = await import('./picture.ts')
write(picture())
