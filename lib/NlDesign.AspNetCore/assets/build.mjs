// Makes the style sheets of this library: node build.mjs OUT
//   OUT/nldesign.css    the NL Design System components that the tag helpers use, their tokens, layout and print
//   OUT/onkreukbaar.css our theme: a value for every --onk-... token, and the fonts
//   OUT/icon.svg        the mark of the product, for the tab of the browser
// Only tokens that some rule reads are kept: the example theme carries 2,700 of them for 200 components.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../wwwroot/nldesign'));
const require = createRequire(import.meta.url);
const limitInBytes = 45 * 1024;

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(here, 'css', entry)], outdir: out, bundle: true, write: false, logLevel: 'warning',
    loader: { '.woff2': 'file' }, assetNames: 'fonts/[name]', legalComments: 'none',
  });
  return {
    css: result.outputFiles.find(file => file.path.endsWith('.css')).text,
    files: result.outputFiles.filter(file => !file.path.endsWith('.css')),
  };
}

const declarationsOf = css => [...css.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => ({ name, value }));
const namesReadBy = css => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);

function withoutUnread(tokens, readers) {
  const values = new Map(tokens.map(token => [token.name, token.value]));
  const kept = new Set();
  const queue = readers.flatMap(namesReadBy);
  while (queue.length) {
    const name = queue.pop();
    if (kept.has(name) || !values.has(name)) continue;
    kept.add(name);
    queue.push(...namesReadBy(values.get(name)));
  }
  return tokens.filter(token => kept.has(token.name));
}

const components = await bundle('nldesign.css');
const theme = await bundle('onkreukbaar.css');
const example = declarationsOf(await readFile(require.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'), 'utf8'));
const tokens = withoutUnread(example, [components.css, theme.css]);
const tokenCss = `.voorbeeld-theme{${tokens.map(token => `${token.name}:${token.value}`).join(';')}}`;

const notice = `/*! NL Design System: @utrecht/component-library-css (c) Gemeente Utrecht, Frameless B.V.; voorbeeld-design-tokens (c) NL Design System Community; both EUPL-1.2. Layout and theme: Onkreukbaar, EUPL-1.2. */\n`;
const sheets = {
  'nldesign.css': notice + (await transform(tokenCss + components.css, { loader: 'css', minify: true, legalComments: 'none' })).code,
  'onkreukbaar.css': `/*! Theme of Onkreukbaar, EUPL-1.2. Font: Source Sans 3 (c) Adobe, SIL OFL 1.1, see fonts/LICENSE.txt. */\n`
    + (await transform(theme.css, { loader: 'css', minify: true, legalComments: 'none' })).code,
};

// A data: address would need img-src data: in every host's content security policy.
for (const [name, css] of Object.entries(sheets)) {
  if (/url\(\s*["']?(data|https?):/i.test(css)) throw new Error(`${name} refers to something outside this folder`);
}
const size = Object.values(sheets).reduce((sum, css) => sum + gzipSync(css, { level: 9 }).length, 0);
if (size > limitInBytes) throw new Error(`the style sheets are ${size} bytes gzipped; the limit is ${limitInBytes}`);

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'fonts'), { recursive: true });
for (const file of [...components.files, ...theme.files]) await writeFile(file.path, file.contents);
await writeFile(join(out, 'fonts', 'LICENSE.txt'), await readFile(join(dirname(require.resolve('@fontsource-variable/source-sans-3/package.json')), 'LICENSE')));
await writeFile(join(out, 'icon.svg'), await readFile(join(here, 'icon.svg')));
for (const [name, css] of Object.entries(sheets)) await writeFile(join(out, name), css);
console.log(`nldesign: ${tokens.length} of ${example.length} tokens, ${Object.values(sheets).join('').length} bytes of CSS, ${size} gzipped`);
