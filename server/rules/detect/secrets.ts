// Keys, tokens and passwords in a text. Forms with a beginning of their own are known by it; anything else counts only
// behind a word that says what it is, and only if it looks random.
import type { Piece } from './sentences.ts'

export type Secret = Piece & {
  /** What it is, as a message names it: `an AWS access key ID`. */
  readonly kind: string
  /** One word of the kind, for what stands in its place: `aws-key`. */
  readonly tag: string
  /** A person may have chosen it: whoever has its digest could guess it. */
  readonly chosen?: true
}

type Form = {
  readonly kind: string
  readonly tag: string
  /** A text without any of these has none of this form. */
  readonly hints: readonly string[]
  readonly pattern: RegExp
}

const form = (kind: string, tag: string, hints: string, source: string): Form => ({
  kind,
  tag,
  hints: hints.split(' '),
  pattern: new RegExp(`(?<![A-Za-z0-9_/+-])(?:${source})(?![A-Za-z0-9_/+-])`, 'g'),
})

const forms: readonly Form[] = [
  form('an AWS access key ID', 'aws-key', 'AKIA ASIA ABIA ACCA', 'A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}'),
  form('a GitHub token', 'github-token', 'ghp_ gho_ ghu_ ghs_ ghr_', 'gh[pousr]_[A-Za-z0-9]{36,251}'),
  form('a GitHub token', 'github-token', 'github_pat_', 'github_pat_[A-Za-z0-9_]{50,255}'),
  form(
    'a GitLab token',
    'gitlab-token',
    'glpat- glptt- gldt- glrt- glcbt- glagent- glsoat- glft-',
    'gl(?:pat|ptt|dt|rt|cbt|agent|soat|ft)-[A-Za-z0-9_.-]{20,300}',
  ),
  form('a Slack token', 'slack-token', 'xox xapp-', 'xox[abeoprs]-[A-Za-z0-9-]{10,250}|xapp-\\d-[A-Za-z0-9-]{10,250}'),
  form('a Stripe key', 'stripe-key', '_live_ _test_', '[sr]k_(?:live|test)_[A-Za-z0-9]{16,247}'),
  form('a Stripe signing secret', 'stripe-secret', 'whsec_', 'whsec_[A-Za-z0-9+/]{24,100}={0,2}'),
  form('a Google API key', 'google-key', 'AIza', 'AIza[A-Za-z0-9_-]{35}'),
  form('a Google OAuth secret', 'google-secret', 'GOCSPX-', 'GOCSPX-[A-Za-z0-9_-]{28}'),
  form('an npm token', 'npm-token', 'npm_', 'npm_[A-Za-z0-9]{36}'),
  form('an Anthropic key', 'anthropic-key', 'sk-ant-', 'sk-ant-[A-Za-z0-9_-]{24,200}'),
  form('an OpenAI key', 'openai-key', 'sk-', 'sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,250}|sk-[A-Za-z0-9]{40,64}'),
  form('a SendGrid key', 'sendgrid-key', 'SG.', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'),
  form('a Hugging Face token', 'hf-token', 'hf_', 'hf_[A-Za-z0-9]{34,40}'),
  form('a PyPI token', 'pypi-token', 'pypi-AgEI', 'pypi-AgEI[A-Za-z0-9_-]{60,1000}'),
  form('a DigitalOcean token', 'do-token', 'dop_v1_ doo_v1_ dor_v1_', 'do[opr]_v1_[0-9a-f]{64}'),
  form('a Shopify token', 'shopify-token', 'shpat_ shpca_ shppa_ shpss_', 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}'),
  form('a Vault token', 'vault-token', 'hvs. hvb. hvr.', 'hv[sbr]\\.[A-Za-z0-9_-]{24,250}'),
  form('a Twilio key', 'twilio-key', 'SK', 'SK[0-9a-f]{32}'),
  form('an Azure storage key', 'azure-key', '==', '[A-Za-z0-9+/]{86}=='),
  form('an age identity', 'age-key', 'AGE-SECRET-KEY-', 'AGE-SECRET-KEY-1[0-9A-Z]{58}'),
  form(
    'a JSON web token',
    'jwt',
    'eyJ',
    'eyJ(?:hbGci|0eXAi|raWQi|lbmMi|qa3Ui|4NXQi|jdHki|4NWMi|6aXAi)[A-Za-z0-9_-]{4,2000}\\.[A-Za-z0-9_-]{4,8000}\\.[A-Za-z0-9_-]{16,2000}',
  ),
]

/** Every hint of every form at once: nearly all texts have none. */
const hinted = new RegExp(
  forms
    .flatMap(({ hints }) => hints)
    .map(hint => hint.replace('.', '\\.'))
    .join('|'),
)

const header = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
const keyMaterial = /[A-Za-z0-9+/=]{20}/
const connection =
  /(?<![a-z0-9+])[a-z][a-z0-9+]{1,20}:\/\/[^\s:/@<>"'`]{0,80}:([^\s/@<>"'`]{3,120})@[^\s@<>"'`]{3,200}/dg
const keyWord = /key|secret|token|bearer|pass|pwd|phrase/i
const keyValue =
  /(?<![A-Za-z0-9]|\[redacted: )(?<word>api[ _-]?key|access[ _-]?key|account[ _-]?key|secret[ _-]?(?:access[ _-]?)?key|client[ _-]?secret|secret|private[ _-]?key|auth[ _-]?token|access[ _-]?token|refresh[ _-]?token|bearer|token|password|passwd|passphrase|passwort|mot de passe|pwd)["'`*]{0,3}(?<verb> (?:is|was|reads|ist|war|lautet|est|était))? ?(?<link>:=|=>|=|:| ) ?["'`*]{0,3}(?<value>[^\s"'`<>|,;*]{6,200})/dgi
const phrase =
  /(?<![A-Za-z0-9])(?:pass[ -]?phrase|(?:recovery|seed) phrase)["'`*]{0,3}(?: (?:is|was|reads)| ?(?::=|=>|=|:)) ?["'`*“]{0,3}(?<value>[a-z]{3,12}(?:[ -][a-z]{3,12}){3,23})(?=["'`*”.;]|[ \t]*$)/dgim

export function secrets(text: string): readonly Secret[] {
  const found: Secret[] = []
  const add = (from: number, to: number, kind: string, tag: string) => {
    if (!isPlaceholder(text.slice(from, to))) found.push({ from, to, kind, tag })
  }
  const addChosen = (from: number, to: number, kind: string, tag: string) => {
    const value = text.slice(from, to)
    if (looksRandom(value)) add(from, to, kind, tag)
    else if (!isPlaceholder(value)) found.push({ from, to, kind, tag, chosen: true })
  }
  if (text.includes('-----BEGIN ')) for (const match of text.matchAll(header)) found.push(...privateKey(text, match))
  if (hinted.test(text))
    for (const { kind, tag, hints, pattern } of forms)
      if (hints.some(hint => text.includes(hint)))
        for (const { 0: whole, index } of text.matchAll(pattern)) add(index, index + whole.length, kind, tag)
  if (text.includes('://'))
    for (const { indices } of text.matchAll(connection))
      addChosen(...indices![1]!, 'a password in a connection string', 'password')
  if (keyWord.test(text)) {
    for (const { groups, indices } of text.matchAll(keyValue)) {
      const { word = '', verb, link } = groups!
      const [from, to] = trimmed(text, indices!.groups!.value!)
      const value = text.slice(from, to)
      const isChosen = /pass|pwd/i.test(word) && (link !== ' ' || verb !== undefined)
      if (isChosen && looksChosen(value) && (link !== ' ' || isNoWord(value)))
        addChosen(from, to, nameOf(word), slug(word))
      else if (!isChosen && looksRandom(value)) add(from, to, nameOf(word), slug(word))
    }
    for (const { groups, indices } of text.matchAll(phrase))
      if (!saysSomething(groups!.value!)) addChosen(...indices!.groups!.value!, 'a passphrase', 'passphrase')
  }
  return apart(found)
}

const plain = (word: string) =>
  word
    .toLowerCase()
    .replace(/[_-]/g, ' ')
    .replace(/^(api|access|account|auth|client|private|refresh) ?(?=[kst])/, '$1 ')
const nameOf = (word: string) =>
  `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${plain(word).replace(/^api/, 'API').replace('bearer', 'bearer token')}`
const slug = (word: string) => plain(word).replace(/ +/g, '-')

/** Of two that overlap the surer one, which was found first. */
function apart(found: readonly Secret[]): readonly Secret[] {
  const ordered = found.map((one, sure) => ({ one, sure })).sort((a, b) => a.one.from - b.one.from || a.sure - b.sure)
  const kept: { one: Secret; sure: number }[] = []
  for (const next of ordered) {
    const last = kept.at(-1)
    if (!last || next.one.from >= last.one.to) kept.push(next)
    else if (next.sure < last.sure) kept[kept.length - 1] = next
  }
  return kept.map(({ one }) => one)
}

/** From the header to the end line, or the header alone. Without any key behind it, it is only spoken of. */
function privateKey(text: string, { 0: begin, index: from }: RegExpExecArray): Secret[] {
  const behind = text.slice(from + begin.length, from + begin.length + 20_000)
  if (!keyMaterial.test(behind.slice(0, 400))) return []
  const at = behind.indexOf(begin.replace('BEGIN', 'END'))
  const to = from + begin.length + (at < 0 ? 0 : at + begin.length - 2)
  return [{ from, to, kind: 'a private key', tag: 'private-key' }]
}

/** Full stops and brackets of the sentence around are none of the value. */
function trimmed(text: string, [from, to]: readonly [number, number]): readonly [number, number] {
  let end = to
  while (end > from && /[.,;:!?)\]}]/.test(text.charAt(end - 1))) end--
  return [from, end]
}

const placeholder =
  /^(?:[<[{$%(]|\*{3}|\.{3}|your[-_]|my[-_]|the[-_]|env[.:]|process\.|secrets?\.|vault:|ref:|arn:|https?:)|x{4,}|redacted|example|sample|placeholder|dummy|changeme|change-me|to[-_]be|not[-_]set|masked|removed|\*{3,}|\.{3}|…|0{8,}|1234567/i

/** Says itself that it is none. */
export const isPlaceholder = (value: string): boolean => placeholder.test(value)

/** Bits of information a character: words of a language stay below three. */
export function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** Long, mixed, and without the shape of a path, an address, a digest with its name, or words joined by hyphens. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || /^(?:sha\d{1,3}|md5|git|https?|urn|arn)[:-]/i.test(value)) return false
  if (/^[\w.-]+@|[/\\].*[/\\].*\.|^[a-z]+(?:[-_.][a-z]+)+$/i.test(value) || /^[\d.,:TZ-]+$/.test(value)) return false
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return false
  if (/^[\w.-]+(?:\/[\w.-]+)+\.\w{1,5}$/.test(value)) return false
  const isHex = /^[0-9a-f]+$/i.test(value)
  const isDigest = isHex && (value.length === 40 || value.length === 64)
  return !isDigest && entropy(value) >= (isHex ? 3 : 3.5)
}

/** What a person types as a password behind `password =`: not a word, not a type, not a reference. */
function looksChosen(value: string): boolean {
  if (value.length < 6 || /^[a-z]+$/i.test(value) || /^\d{1,5}$/.test(value)) return false
  if (/^[A-Z_]+$/.test(value) || /^[a-z]+(?:[-_. ][a-z]+)+$/i.test(value) || /[()[\]{}]/.test(value)) return false
  return /[\d\W_]/.test(value) && !/^[\w-]+\.[\w.]+$/.test(value)
}

/** Behind *the password is*, in a sentence: letters and digits together, and no term, number of a ticket or compound. */
const isNoWord = (value: string): boolean =>
  /[a-z]/i.test(value) && /\d/.test(value) && !/[/’]/.test(value) && !compound.test(value) && !term.test(value)
const compound = /-[a-z]{3,}$|^\d+[a-z]{0,4}$/i
const term =
  /^(?:sha|aes|md5|base|utf|r?sa|ed25519|argon|bcrypt|pbkdf|ascii|hmac|rot|l?m?ntlm|pkcs|oauth|x509|kms|[A-Z]{2,8}-)-?\d/i

/** Four words that nobody would say of a passphrase: none that joins a sentence, none that says what is done with it. */
const saysSomething = (words: string): boolean => words.split(/[ -]/).some(word => joining.test(word))
const joining =
  /^(?:the|and|for|from|with|without|that|this|these|those|when|where|which|who|whom|why|how|not|none|never|nor|but|any|all|each|every|only|into|onto|over|under|per|than|then|there|they|their|its|our|your|his|her|are|was|were|has|have|had|can|may|must|shall|should|will|would|does|did|been|being|now|yet|still|also|too|least|most|more|less|minimum|maximum|long|length|days?|weeks?|months?|years|words?|characters?|letters?|digits?|see|ask|one|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen|twenty|unknown|kept|held|known|lost|set|sent|given|shown|written|split|hidden|offline|vault|safe|owner|security|team|host|hosts|yes|\w{3,}(?:ed|ing|ly))$/i
