import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Puts the page's script and style into the page itself, and in front of them the rule the browser holds it to: nothing runs or dresses the page but
 * these very bytes (named by their hashes), its worker comes out of them (`blob:`), and nothing connects, loads or sends anywhere.
 */
export function onePage(): Plugin {
  return {
    name: 'one-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('the build made no index.html');
      let code: string | null = null;
      let style = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (file === page) continue;
        if (file.type === 'chunk' && code === null) code = inScript(file.code);
        else if (file.type === 'asset' && name.endsWith('.css')) style += text(file.source);
        else throw new Error(`${name} would be a second file`);
        delete bundle[name];
      }
      if (code === null) throw new Error('the build made no script');
      page.source = assembled(text(page.source), { code, style });
    },
  };
}

function assembled(html: string, { code, style }: { code: string; style: string }): string {
  const rule = [
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(style)}`,
    // its empty icon
    'img-src data:',
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const bare = html.replace(/\s*<script\b[^>]*\bsrc=[^>]*><\/script>/gu, '').replace(/\s*<link\b[^>]*rel="stylesheet"[^>]*>/gu, '');
  if (/\b(?:src|href)="(?!data:)/u.test(bare)) throw new Error('the page still asks for another file');
  // a function each: `$&` in the code means nothing
  return bare
    .replace(/<meta charset="utf-8" \/>/u, (charset) => `${charset}\n    <meta http-equiv="content-security-policy" content="${rule}" />`)
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`);
}

/** Nothing in it ends the script element, and no string in it opens a comment there (HTML, “restrictions for contents of script elements”). */
function inScript(code: string): string {
  return code.replace(/<(?=\/script|!--)/giu, '\\x3c');
}

function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}

function text(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
