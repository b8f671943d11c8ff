// The part of a bundle's script that looks for what lies there and is not listed: more files, links, names that a shell skips.

export const scriptFiles = `# Every file is listed, or belongs to the handoff, which names the list.
words=
case \${sealed-} in
*',"words":"'*)
  words=\${sealed##*',"words":"'}
  words=\${words%%'"'*}
  ;;
esac
ofHandoff() {
  case $1 in
  packet.ledger/"$words".words) [ -n "$words" ] ;;
  packet.ledger/"$handoff".json) [ -n "$handoff" ] ;;
  packet.ledger/"$handoff".????????????????.sig)
    last=\${1%.sig}
    case \${last##*.} in
    *[!0-9a-f]*) return 1 ;;
    esac
    [ -n "$handoff" ]
    ;;
  *) return 1 ;;
  esac
}
here=0
files=0
everything='* .[!.]* ..?*'
for folder in packet.ledger evidence; do
  everything="$everything $folder/* $folder/.[!.]* $folder/..?*"
done
for file in $everything; do
  [ -e "$file" ] || [ -h "$file" ] || continue
  case $file in
  packet.ledger | evidence) [ -d "$file" ] && [ ! -h "$file" ] && continue ;;
  SHA256SUMS) continue ;;
  esac
  here=$((here + 1))
  [ -f "$file" ] && [ ! -h "$file" ] || fail "$file does not belong here."
  [ "$file" = manifest.json ] || ofHandoff "$file" || files=$((files + 1))
done
if [ "$files" -gt "$subjects" ]; then
  for file in $everything; do
    [ -f "$file" ] || continue
    case $file in
    manifest.json | SHA256SUMS) continue ;;
    esac
    case $listed in
    *"  $file" | *"  $file$lf"*) ;;
    *) ofHandoff "$file" || fail "$file is not in manifest.json." ;;
    esac
  done
fi
[ "$summed" -eq "$here" ] || fail "SHA256SUMS names $summed files, and $here are here."
`
