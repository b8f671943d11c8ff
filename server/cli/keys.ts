// `countersign keys setup`: finds the key that a person signs with, or has one made, tries it, and lists it among those of
// the workspace. Whose key it is counts only when the others have looked at that line and have it in their branch.
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { homesFor } from '../host/homes-for.ts'
import { Wrong } from '../host/wrong.ts'
import { readSigners } from '../ledger/allowed-signers.ts'
import type { Home } from '../node/homes.ts'
import { atHome, makeKey, publicHalf } from '../node/key-files.ts'
import { personHere, signersIn } from '../node/person.ts'
import { runGit } from '../node/run-git.ts'
import { type SigningKey, signWithSshKeygen } from '../node/ssh-keygen.ts'
import { bareHandle, personOf } from '../profile/people.ts'
import { readWorkspace } from '../profile/read.ts'
import { type Call, exit, type Given } from './command.ts'

export async function runKeys({ flags, rest: [what], terminal }: Call): Promise<number> {
  if (what === 'reading') return (await import('./reading-key.ts')).runReadingKey({ terminal })
  if (what !== 'setup')
    throw new Wrong(`keys has no part called ${what}.`, 'There are `keys setup` and `keys reading`.')
  const home = homesFor(undefined, terminal.cwd)(terminal.cwd)
  if (!home.repository)
    throw new Wrong('This folder is in no git repository.', '`git init` makes it one: ledgers and keys are kept there.')
  const signers = signersIn(home.root)
  const handle = handleOf(home, signers, flags)
  const { key, how } = keyFor(home, signers, handle, flags)
  const listed = publicHalf(key)
  if ('problem' in listed) throw new Wrong(listed.problem, '--key FILE names another one.')
  const whose = readSigners(signers).lines.filter(line => line.key === listed.key)
  const others = whose.flatMap(({ principals }) => principals).filter(name => name !== handle)
  if (others.length > 0)
    throw new Wrong(
      `That key is @${others.join(' and @')}'s in ${signersFile}.`,
      'Every person has a key of his or her own.',
    )
  await tryOut(key)
  const says = [
    `${shown(key)} (${listed.type}) is your key, @${handle}${how === 'made' ? ', and new' : ''}. It signed a test.`,
  ]
  if (how !== 'found') says.push(...configure(home.root, key))
  says.push(...list(home, handle, `${handle} ${listed.type} ${listed.key}`, whose.length > 0))
  terminal.out(`${says.join('\n')}\n`)
  return exit.clean
}

const signersFile = '.countersign/allowed_signers'
const shown = (key: SigningKey) => ('path' in key ? key.path : 'The key that git names')

/** Said, set, told by the key, or the one on the roster whom git's own name or mail address means. */
function handleOf({ root, file }: Home, signers: string, flags: Given): string {
  const said = personHere(root, signers, flags.text('me')).handle
  const { workspace } = readWorkspace(file?.text ?? '')
  if (said) {
    const person = personOf(said, workspace)
    if (person) return person.handle.replace(/^@/, '')
    throw new Wrong(
      `@${bareHandle(said)} is not on the roster.`,
      'Put yourself there first: countersign.yaml says who is who.',
    )
  }
  const [name, mail] = ['user.name', 'user.email'].map(setting => setIn(root, setting))
  const meant = workspace.roster.find(
    person => person.name === name || bareHandle(person.handle) === mail?.split('@')[0]?.toLowerCase(),
  )
  if (meant) return meant.handle.replace(/^@/, '')
  const handles = workspace.roster.map(person => `@${bareHandle(person.handle)}`)
  throw new Wrong('Which of the people on the roster are you?', `Give --me HANDLE. There are ${handles.join(', ')}.`)
}

function setIn(root: string, name: string): string | undefined {
  const answer = runGit(root, 'config', '--get', name)
  return 'out' in answer ? answer.out.trim() || undefined : undefined
}

type Found = { readonly key: SigningKey; readonly how: 'found' | 'named' | 'made' }

function keyFor({ root }: Home, signers: string, handle: string, flags: Given): Found {
  const named = flags.text('key')
  if (named !== undefined) return { key: { path: atHome(named) }, how: 'named' }
  const { key } = personHere(root, signers, undefined)
  if (key) return { key, how: 'found' }
  const path = atHome('~/.ssh/countersign')
  if (existsSync(path)) return { key: { path }, how: 'named' }
  const passphrase = flags.has('no-passphrase') ? 'none' : 'asked for'
  if (passphrase === 'asked for' && !process.stdin.isTTY)
    throw new Wrong(
      'You have no key that git signs with, and there is no terminal on which a passphrase for a new one could be asked.',
      '--key FILE names one that you have; --no-passphrase makes one that any program of yours can sign with.',
    )
  const type = flags.text('type') ?? 'ed25519'
  const pin = flags.has('pin') ? 'every time' : 'as the key has it'
  const why = makeKey({ path, type, comment: `countersign ${handle}`, passphrase, pin })
  if (why) throw new Wrong(why, '--key FILE names a key that you have.')
  return { key: { path }, how: 'made' }
}

/** Under a namespace that is no act: what is signed here never counts for anything. */
async function tryOut(key: SigningKey) {
  const message = Buffer.from('countersign keys setup')
  const tried = await signWithSshKeygen({ message, namespace: 'countersign-keys-setup', key, prompts: 'terminal' })
  if ('problem' in tried) throw new Wrong(`The key does not sign: ${tried.problem}`, '--key FILE names another one.')
}

/** Where git signs with something else already, that stays as it is. */
function configure(root: string, key: SigningKey): readonly string[] {
  if (!('path' in key)) return []
  const free = setIn(root, 'gpg.format') === undefined && setIn(root, 'user.signingkey') === undefined
  const settings = free
    ? [
        ['gpg.format', 'ssh'],
        ['user.signingkey', key.path],
      ]
    : [['countersign.signingkey', key.path]]
  for (const [name = '', value = ''] of settings) {
    const set = runGit(root, 'config', '--local', name, value)
    if ('failed' in set) throw new Wrong(`git config ${name} could not be set: ${set.says}`)
  }
  return [`Set in this repository: ${settings.map(([name, value]) => `${name} = ${value}`).join(', ')}.`]
}

function list({ root }: Home, handle: string, line: string, isListed: boolean): readonly string[] {
  if (isListed) return [`${signersFile} lists it already. There is nothing to commit.`]
  const path = join(root, signersFile)
  const before = signersIn(root)
  mkdirSync(join(root, '.countersign'), { recursive: true })
  appendFileSync(path, `${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`)
  const has = readSigners(before).lines.some(({ principals }) => principals.includes(handle))
  return [
    ...(has ? [`@${handle} has another key there, which stays good until somebody takes its line away.`] : []),
    `Commit ${signersFile}. This line is new in it:`,
    '',
    `  ${line}`,
    '',
    'Have somebody who knows you look at it before it is merged: this file says whose signature is whose.',
    'A packet that is open goes by the list that it was opened with, until its policy is changed.',
  ]
}
