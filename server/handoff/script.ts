// The script that travels in a bundle. It needs sh, sha256sum and ssh-keygen, so it asks nobody to trust or install anything
// of ours; what it cannot see, it says.
import { everyKind } from '../ledger/events/index.ts'
import { scriptEnd } from './script-end.ts'
import { scriptFiles } from './script-files.ts'

const kinds = everyKind()
  .map(({ type, act, signature }) => `    ${type}) act=${act} wanted=${signature} ;;`)
  .join('\n')

export const verifyScript = `#!/bin/sh
# Checks this bundle with sh, sha256sum and ssh-keygen, and with nothing else.
#
#   sh verify.sh            is everything consistent? That says nothing about who signed.
#   sh verify.sh SIGNERS    who signed, by a file of signers that is yours
#
# It ends with 0 if nothing is wrong, with 1 if something is, with 2 if it could not check.
# Whoever changes a bundle can change this script too: take it from a place that you trust,
# or type the commands of CHECK.md.
set -uf
LC_ALL=C
export LC_ALL
lf='
'
bad=0
# What comes from the bundle may hold what a terminal obeys: that is never printed.
say() {
  case $2 in
  *[![:print:]]*) printf '%s  %s\\n' "$1" 'A file has a name that cannot be shown.' ;;
  *) printf '%s  %s\\n' "$1" "$2" ;;
  esac
}
fail() {
  bad=$((bad + 1))
  say WRONG "$1"
}
fine() { say 'fine ' "$1"; }
stop() {
  printf '%s\\n' "$1" >&2
  exit 2
}

signers=\${1-}
case $signers in
'' | /*) ;;
*) signers=$PWD/$signers ;;
esac
# Programs come from where this machine has them, and never from the bundle.
folders=
IFS=:
for folder in $PATH; do
  case $folder in
  /*) folders=$folders\${folders:+:}$folder ;;
  esac
done
unset IFS CDPATH
PATH=$folders
case $0 in
*/*) cd "\${0%/*}" || exit 2 ;;
esac
own=yes
if [ -z "$signers" ]; then
  own=no
  signers=$PWD/allowed_signers
fi
[ -r "$signers" ] && [ -f "$signers" ] || stop "There is no file of signers at $signers."
for program in sha256sum ssh-keygen; do
  command -v "$program" >/dev/null 2>&1 || stop "$program is not here, and nothing can be checked without it."
done
for file in manifest.json SHA256SUMS; do
  [ -f "$file" ] || stop "This is no whole bundle: $file is missing."
done
[ -f packet.md ] || [ -f packet.open.md ] || stop 'This is no whole bundle: packet.md is missing.'

printf '%s\\n\\n' 'This bundle asks for a decision. It is none.'

# One digest and one plain name a line, and nothing else.
plain() {
  case \${#1} in
  64) ;;
  *) return 1 ;;
  esac
  case $1 in
  *[!0-9a-f]*) return 1 ;;
  esac
  case $2 in
  '' | /* | .* | *..* | *[!A-Za-z0-9._/-]*) return 1 ;;
  esac
}
sums() {
  while IFS= read -r line || [ -n "$line" ]; do
    plain "\${line%%  *}" "\${line#*  }" && printf '%s\\n' "$line" || printf '%s\\n' broken
  done <SHA256SUMS
}
subjects() {
  while IFS= read -r line; do
    case $line in
    '{"name":"'*)
      name=\${line#'{"name":"'}
      name=\${name%%'"'*}
      digest=\${line#*'"sha256":"'}
      digest=\${digest%%'"'*}
      whole='{"name":"'$name'","digest":{"sha256":"'$digest'"}}'
      [ "\${line%,}" = "$whole" ] && plain "$digest" "$name" && printf '%s  %s\\n' "$digest" "$name" || printf '%s\\n' broken
      ;;
    esac
  done <manifest.json
}
# Files that the manifest lets some readers' bundles lack, a line each.
restricted() {
  while IFS= read -r line; do
    case $line in
    '"'*)
      name=\${line%,}
      name=\${name#'"'}
      name=\${name%'"'}
      case $name in
      packet.md | SUMMARY.md) printf '%s\\n' "$name" ;;
      packet.ledger/*.words) plain "$(base "$name")" "$name" && printf '%s\\n' "$name" ;;
      esac
      ;;
    esac
  done <manifest.json
}
base() {
  last=\${1##*/}
  printf '%s' "\${last%.words}"
}
named() {
  set +f
  for file in packet.ledger/*.json packet.ledger/*.words packet.ledger/*.policy; do
    [ -f "$file" ] || continue
    name=\${file##*/}
    printf '%s  %s\\n' "\${name%.*}" "$file"
  done
  set -f
}
# Compares the files of a list with it: $1 is the list, $2 what it is called.
compare() {
  total=0
  same=0
  IFS=$lf
  for line in $1; do
    total=$((total + 1))
    [ "$line" != broken ] || fail "$2 has a line that is not as it was written."
  done
  for line in $(printf '%s\\n' "$1" | sha256sum -c - 2>/dev/null); do
    case $line in
    *': OK') same=$((same + 1)) ;;
    *) fail "\${line%%:*} is not what $2 says: it was changed, or it is missing." ;;
    esac
  done
  unset IFS
  [ "$total" -gt 0 ] || fail "$2 names no file."
  [ "$same" -eq "$total" ] && fine "$same files are what $2 says." || fail "Only $same of $total files are what $2 says."
}
compare "$(sums)" SHA256SUMS
summed=$total
# What is not in this reader's bundle is no loss: the manifest, which is signed for, says so.
withheld=0
closed=$lf$(restricted)$lf
listed=
IFS=$lf
for line in $(subjects); do
  name=\${line#*  }
  case $closed in
  *"$lf$name$lf"*)
    if [ ! -e "$name" ]; then
      withheld=$((withheld + 1))
      continue
    fi
    ;;
  esac
  listed=$listed\${listed:+$lf}$line
done
unset IFS
compare "$listed" manifest.json
subjects=$total
compare "$(named)" 'the name of each event, of words and of a policy'

kind() {
  case $1 in
${kinds}
    *) return 1 ;;
  esac
}
manifest=$(sha256sum <manifest.json)
manifest=\${manifest%% *}
signed_by=
when=
case $(while IFS= read -r line; do printf '%s\\n' "$line"; done <"$signers") in
*valid-*) timed=yes ;;
*) timed=no ;;
esac

# Who signed the event in $file, whose name is $id.
signatures() {
  proven=0
  set +f
  for signature in packet.ledger/"$id".*.sig; do
    [ -f "$signature" ] || continue
    found=$((found + 1))
    # A list with dates is asked for the time of the event.
    set --
    if [ "$timed" = yes ]; then
      at=\${time%%[!0-9TZ:-]*}
      set -- -O "verify-time=\${at%%-*}$(digits "\${at#*-}")Z"
    fi
    if ssh-keygen -Y verify -f "$signers" -I "$who" -n "countersign-$act" "$@" -s "$signature" <"$file" >/dev/null 2>&1; then
      proven=$((proven + 1))
      good=$((good + 1))
    elif ssh-keygen -Y check-novalidate -n "countersign-$act" -s "$signature" <"$file" >/dev/null 2>&1; then
      fail "$signature is by a key that $signers does not list for $who and $act."
    else
      fail "$signature does not fit: the event was changed, or the signature, or it was made for another act than $act."
    fi
  done
  set -f
}
digits() {
  rest=$1
  out=
  while [ -n "$rest" ]; do
    first=\${rest%"\${rest#?}"}
    rest=\${rest#?}
    case $first in
    [0-9]) out=$out$first ;;
    esac
  done
  printf '%s' "$out"
}

events=0
good=0
found=0
unsigned=0
handoff=
leaving=0
set +f
for file in packet.ledger/*.json; do
  set -f
  [ -f "$file" ] || continue
  events=$((events + 1))
  id=\${file##*/}
  id=\${id%.json}
  IFS= read -r event <"$file"
  who=\${event#'{"actor":"'}
  who=\${who%%'"'*}
  actor=$who
  who=\${who#@}
  last=\${event##*'","type":"'}
  type=\${last%%'"'*}
  time=\${event##*',"time":"'}
  time=\${time%%'"'*}
  strange=no
  case $actor$time in
  *[!A-Za-z0-9@:-]*) strange=yes ;;
  esac
  if [ "$last" != "$type"'","v":1}' ] || [ "$strange" = yes ] || ! kind "$type"; then
    fail "$file is no event that this script knows."
    continue
  fi
  signatures
  if [ "$wanted" = needed ] && [ "$proven" -eq 0 ]; then
    unsigned=$((unsigned + 1))
    say 'note ' "$type by $actor ($file) has no signature that counts: it decides nothing."
  fi
  if [ "$type" = handed-off ] && [ "$proven" -gt 0 ]; then
    case $event in
    *'"manifest":"'"$manifest"'"'*)
      leaving=$((leaving + 1))
      handoff=$id
      sealed=$event
      signed_by="$actor, $time"
      ;;
    esac
  fi
done
set +f
[ "$events" -gt 0 ] || fail 'There is no event in packet.ledger.'

${scriptFiles}all=0
for file in packet.ledger/*.sig; do
  [ -f "$file" ] && all=$((all + 1))
done
[ "$all" -eq "$found" ] || fail 'There is a signature beside no event.'
set -f
[ "$bad" -gt 0 ] || fine "$events events, $good signatures, each by a key that the list of signers has for that name."

${scriptEnd}`
