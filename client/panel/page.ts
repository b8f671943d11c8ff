// The page of the panel: a script and a style of our own and nothing else. What the policy does not name may not run, load
// or be sent, whatever stands in a packet.

export type Parts = {
  readonly script: string
  readonly style: string
  /** Where the editor serves the files of an extension from. */
  readonly source: string
  readonly nonce: string
  readonly title: string
  /** Sentences in the reader's language, by the English ones. */
  readonly words: Readonly<Record<string, string>>
}

export const panelPage = ({ script, style, source, nonce, title, words }: Parts): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="panel" data-words="${attribute(JSON.stringify(words))}"></div>
<p id="said" class="unseen" role="status" aria-live="polite"></p>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
