import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtExtension } from '../e2e/harness/built.ts';
import { command, root } from './command.ts';

/**
 * `npm run lint:firefox`: what Firefox's store finds in the built extension, by the linter behind `web-ext lint`. No errors, and no
 * warnings but those that docs/store/notes.md lists with their reason.
 */
interface Message {
  code: string;
  message: string;
  file?: string;
}

/** `code` and a file with `*` for a part of its name, from the table of the notes. */
const listed = [
  ...readFileSync(join(root, 'docs/store/notes.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \| `([^`]+)` \|/gm),
].map(([, code, file = '']) => ({
  code,
  file: new RegExp(`^${file.replace(/[.]/g, '\\.').replaceAll('*', '[^/]+')}$`),
}));

const isListed = ({ code, file = '' }: Message) =>
  listed.some((each) => each.code === code && each.file.test(file));

const { output } = await command(['addons-linter', '--output', 'json', builtExtension('firefox')]);
const found = output.split('\n').find((line) => line.startsWith('{'));
if (!found) throw new Error(`the linter did not run: ${output}`);
const { errors, warnings } = JSON.parse(found) as { errors: Message[]; warnings: Message[] };
const unlisted = [...errors, ...warnings.filter((each) => !isListed(each))];
for (const { code, file, message } of unlisted) console.log(`${code} ${file ?? ''}: ${message}`);
console.log(`${errors.length} errors, ${warnings.length} warnings, ${unlisted.length} of them not listed`);
process.exitCode = unlisted.length > 0 ? 1 : 0;
