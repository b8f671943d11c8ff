// The commands that check a bundle, for somebody who would rather type them than run a script that came along.

export const byHand = `# How to check this bundle

It asks for a decision and is none. Nothing has to be installed: \`sha256sum\` and \`ssh-keygen\` (OpenSSH 8.2 or newer; 9.1 where the list of signers has dates) are enough.

\`\`\`sh
sh verify.sh SIGNERS
\`\`\`

\`SIGNERS\` is **your** list of who has which key, a line for each: \`maria ssh-ed25519 AAAA…\`. Without one, the list that came along is used, and the answer is *consistent, identity not established*: whoever made up a bundle could make up its list as well.

The same by hand, in this folder:

1. Every file is as it was written.

   \`\`\`sh
   sha256sum -c SHA256SUMS
   \`\`\`

2. The handoff names the manifest. Of the events of the type \`handed-off\` in \`packet.ledger\`, one holds the digest that the first command prints; its file is \`$EVENT.json\`.

   \`\`\`sh
   sha256sum manifest.json
   sha256sum "packet.ledger/$EVENT.json"
   \`\`\`

   The second one prints the name of the file again.

3. Somebody signed the handoff, for this act and no other. The name is the event's \`actor\` without its \`@\`.

   \`\`\`sh
   ssh-keygen -Y verify -f SIGNERS -I raman -n countersign-hand-off \\
     -s packet.ledger/$EVENT.*.sig < "packet.ledger/$EVENT.json"
   \`\`\`

4. The handoff names readiness marks (\`marks\`). Check each of them in the same way, with \`-n countersign-ready\`. Marks and handoff have the same \`revision\`, \`count\` and \`set\`.

5. The digests in \`manifest.json\` are those of the files: compare them with \`SHA256SUMS\`, which nobody signed.

What this does not show: whether a hardware key was touched, whether those who signed held the roles that their acts ask for, what the events add up to, and whether \`packet.md\` is the very revision that the marks name (the handoff vouches for its bytes). \`countersign verify\` shows these as well.
`
