// The end of a bundle's script: the handoff and the marks that it rests on, then what all of it comes to.

export const scriptEnd = `# The handoff rests on marks, and all of them are about the same events.
marked=
if [ "$leaving" -ne 1 ]; then
  fail "No signed handoff names manifest.json as it is: $leaving were found, and there must be one."
else
  marks=\${sealed#*'"marks":['}
  marks=\${marks%%']'*}
  count=\${sealed#*'"count":'}
  count=\${count%%,*}
  set=\${sealed##*'"set":"'}
  set=\${set%%'"'*}
  revision=\${sealed#*'"revision":"'}
  revision=\${revision%%'"'*}
  IFS=', '
  for mark in $marks; do
    mark=\${mark#'"'}
    mark=\${mark%'"'}
    file=packet.ledger/$mark.json
    if [ ! -f "$file" ]; then
      fail "The handoff rests on the mark $mark, which is not here."
      continue
    fi
    unset IFS
    IFS= read -r event <"$file"
    case $event in
    *'"count":'"$count"',"heads":'*'"revision":"'"$revision"'","set":"'"$set"'"'*'"type":"readiness-marked","v":1}') ;;
    *) fail "$file is no mark of the same page and the same events as the handoff." ;;
    esac
    place=\${event#*'{"as":"'}
    place=\${place%%'"'*}
    case $place in
    '' | *[!a-z0-9-]*) place='nobody known' ;;
    esac
    who=\${event#'{"actor":"'}
    marked="$marked$lf  \${who%%'"'*} marked it ready as $place"
  done
  unset IFS
  set +f
  ids=$(
    for file in packet.ledger/*.json; do
      id=\${file##*/}
      id=\${id%.json}
      case $marks$handoff in
      *"$id"*) ;;
      *) printf '%s\\n' "$id" ;;
      esac
    done
  )
  set -f
  here=$(printf '%s\\n' "$ids" | sha256sum)
  [ "\${here%% *}" = "$set" ] && fine "The handoff and its marks are about these $count events." ||
    fail 'The handoff and its marks are about other events than those that are here.'
fi

[ "$withheld" -eq 0 ] || say 'note ' "$withheld files are not in this reader's bundle: manifest.json names them, and the roles that may read them."

printf '\\n'
if [ "$bad" -gt 0 ]; then
  printf '%s\\n' "Wrong: $bad. Do not rely on this bundle; ask for it again."
  exit 1
fi
if [ "$own" = yes ]; then
  printf '%s\\n' "Established by $signers:$marked$lf  $signed_by: handed it off"
else
  printf '%s\\n' "Consistent, identity not established.$lf""The list of signers came with the bundle. By that list:$marked$lf  $signed_by: handed it off"
  printf '%s\\n' 'To learn who signed, run this again with a list of signers that is yours.'
fi
printf '%s\\n' '' 'Not checked, since these programs cannot see it:' \\
  '  whether a hardware key was touched, or its PIN asked for' \\
  '  whether those who signed held the roles that their acts ask for' \\
  '  what the events add up to (the fold): which objections are open, who owns the packet' \\
  '  whether packet.md is the revision that the marks name: the handoff vouches for its bytes' \\
  '"countersign verify" checks these as well.'
`
