// What the product says of itself. The version is the manifest's: the bundle has it inlined.
import manifest from '../../package.json' with { type: 'json' }

export const { version, homepage } = manifest

/** Where a rule's page can be read in a browser; without a code, the table of all rules. */
export const rulePage = (code: string): string => `${homepage}/blob/v${version}/server/rules/${code || 'README'}.md`
