/** What the page's frame is made of; the addresses are the webview's own. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** The source that the webview serves local resources from. */
  readonly cspSource: string;
  /** Never the same twice. */
  readonly nonce: string;
}

/** The page's frame. The content security policy is built here and nowhere else. */
export function pageHtml({ script, style, cspSource, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OpenClaw runbook</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
