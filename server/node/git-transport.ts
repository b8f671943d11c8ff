// By which ways git takes a bundle to another repository: https, ssh, and a path of this machine. Any other helper is a
// program that an address would start, and what is not encrypted is read on its way.
import { isLoopback, passwordInIt } from './deliver-http.ts'

const ways = ['file', 'https', 'ssh']

/** Why git is not even started, where that can be seen from the address. A name of a remote is git's to resolve. */
export function whyNotByGit(repository: string): string | undefined {
  const [, helper] = /^([A-Za-z0-9+.-]*)::/.exec(repository) ?? []
  if (helper !== undefined) return `${helper || '::'} is no way that a bundle goes: ${known}`
  const [, scheme, authority = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/]*)/.exec(repository) ?? []
  const host = scheme === undefined ? repository : authority
  if (/^-|@-/.test(host)) return `\`${repository}\` is no repository.`
  if (scheme === undefined) return undefined
  const said = scheme.toLowerCase()
  if (/:[^@]*@/.test(authority)) return passwordInIt('a credential helper of your git')
  if (said === 'http' && isLoopback(repository)) return undefined
  if (said === 'http' || said === 'git') return `${said}://${authority} is not encrypted: ${known}`
  return ways.includes(said) ? undefined : `${said} is no way that a bundle goes: ${known}`
}

const known = 'give a path, an https or an ssh address, or the name of a remote that has one.'

/** What git may use, whatever a remote’s name or a rewritten address comes to. Whoever allows it less is heard. */
export function allowedFor(repository: string | undefined): string {
  const own = process.env.GIT_ALLOW_PROTOCOL?.split(':')
  const all = repository !== undefined && /^http:/i.test(repository) ? [...ways, 'http'] : ways
  return all.filter(way => !own || own.includes(way)).join(':')
}

/** What git or ssh said, with what to do about it. */
export function withAdvice(says: string, repository: string): string {
  const found = advice.find(([pattern]) => pattern.test(says))
  return found ? `${says}${/[.!?]$/.test(says) ? '' : '.'} ${found[1](repository)}` : says
}

const once = (repository: string) => `\`git ls-remote ${repository}\` in a terminal`
const advice: readonly (readonly [RegExp, (repository: string) => string])[] = [
  [
    /Host key verification failed|HOST IDENTIFICATION HAS CHANGED/i,
    at => `Nobody is asked here whether this is the host: ${once(at)} shows its key, to be compared.`,
  ],
  [
    /could not read (?:Username|Password)|Authentication failed|Permission denied|terminal prompts disabled/i,
    at =>
      `Nobody is asked here for a password or a passphrase: have an SSH agent or a credential helper hold it, until ${once(at)} asks for nothing.`,
  ],
  [/transport '[^']*' not allowed/, () => `A bundle does not go that way: ${known}`],
  [/Could not resolve host/i, () => 'Look at how the host is spelled, and whether this machine is online.'],
  [/returned error: 3\d\d/, () => 'A redirection is not followed: give the address that it leads to.'],
]
