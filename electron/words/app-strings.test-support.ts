// Every string of the app's own source: literals, the fixed parts of templates, and text between tags.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseAst } from 'vite';

export interface AppString {
  /** From the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Strings of one file of TypeScript; comments are not among them. */
export function stringsOf(source: string, file: string): AppString[] {
  const found: AppString[] = [];
  const take = (text: unknown): void => {
    if (typeof text === 'string' && text.trim() !== '') found.push({ file, text: text.trim() });
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, value } = node as { type?: string; value?: unknown };
    // A path names a module, it is not shown.
    if (type === 'ImportDeclaration') return;
    if (type === 'Literal' || type === 'JSXText') take(value);
    if (type === 'TemplateElement') take((value as { cooked?: unknown }).cooked);
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

/** Strings of all source files under folders of `root`, tests and their data left out. */
export function appStrings(root: string, folders: readonly string[]): AppString[] {
  const strings: AppString[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      const isSource = /\.tsx?$/.test(path) && !/\.test\.|\.d\.ts$|test-support|fixtures\//.test(path);
      if (entry.isFile() && isSource)
        strings.push(...stringsOf(readFileSync(join(root, path), 'utf8'), path));
    }
  }
  return strings;
}
