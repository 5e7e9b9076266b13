import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyForms } from '../../components/copy-forms.ts';
import { commandFor, TOOLS } from '../../components/inspect/commands.ts';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { visible } from '../../lib/oci/visible.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const HOSTILE = [
  '\n',
  '\r',
  '\0',
  '\u001b[2J',
  '\u202e',
  '\u200b',
  '\u2028',
  '\ufeff',
  ' ',
  ';',
  '$(id)',
  '`id`',
  '|',
  '&',
  "'",
];

/** References with something in between that a terminal would act on. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('nginx', 'a/b', ':1.2', 'ghcr.io/', 'r.test:5000/', `@${DIGEST}`),
      fc.constantFrom(...HOSTILE),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

test('what is copied for a terminal has no control or invisible character, and nothing that a shell interprets', () => {
  let copied = 0;
  fc.assert(
    fc.property(text, (typed) => {
      const parsed = parseReference(typed);
      if (!parsed.ok) return;
      copied += 1;
      const forms = copyForms(parsed.value, DIGEST).map((form) => form.text);
      const image = formatReference(parsed.value);
      const commands = TOOLS.flatMap((tool) =>
        (['index', 'manifest', 'config'] as const).map((part) =>
          commandFor(tool, part, image).replace("'{{json .Image}}' ", ''),
        ),
      );
      for (const line of [...forms, ...commands]) {
        expect(visible(line, 5000)).toBe(line);
        expect(line).toMatch(/^[\w ./:@-]+$/);
      }
    }),
    { numRuns: 2000 },
  );
  expect(copied).toBeGreaterThan(50);
});
