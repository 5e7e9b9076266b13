import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/oci/config.ts';
import { READ_FIELDS } from '../../lib/oci/config-summary.ts';
import { FIELDS } from '../../lib/oci/fields/list.ts';
import { readStep } from '../../lib/oci/history.ts';
import { summaryOfInstructions } from '../../lib/oci/instructions.ts';
import { schema1Config } from '../../lib/oci/schema1.ts';
import strings from '../../public/_locales/en/messages.json';

const LINUX = { os: 'linux', architecture: 'amd64' };
const drawn = FIELDS.flatMap((field) => ('draw' in field ? [field] : []));
const instructions = READ_FIELDS.flatMap(({ fromSteps }) => fromSteps?.instruction ?? []);

const twice = (all: string[]) => all.filter((each, at) => all.indexOf(each) !== at);

describe('fields of a config', () => {
  it('have an id of their own, and read a property of their own', () => {
    expect(twice(FIELDS.map(({ id }) => id.toLowerCase()))).toEqual([]);
    expect(twice(READ_FIELDS.map(({ read }) => `${read.in}.${read.property}`))).toEqual([]);
  });

  it.each(drawn.map(({ id, draw }) => [id, draw.label]))('%s has a label: %s', (_, label) => {
    expect(strings).toHaveProperty(label);
  });

  it('handle an instruction once, one that build steps have', () => {
    expect(twice(instructions)).toEqual([]);
    expect(instructions.map((each) => readStep(`${each} x`).instruction)).toEqual(instructions);
  });
});

describe('whatever a config holds', () => {
  const objectOf = (object: 'image' | 'config', more: string[]) => {
    const properties = READ_FIELDS.flatMap(({ read }) => (read.in === object ? [read.property] : []));
    return fc.dictionary(fc.constantFrom(...properties, ...more), fc.jsonValue());
  };
  const run = fc.oneof(objectOf('config', ['Unknown']), fc.jsonValue());
  const image = objectOf('image', ['os', 'architecture', 'os.version', 'history', 'rootfs']);

  it('it gives a summary, or names the property at fault', () => {
    const property = fc.property(image, run, run, (top, config, container_config) => {
      const parsed = readConfig({ ...top, config, container_config });
      if (!parsed.ok) {
        expect(parsed.error).toMatchObject({
          kind: 'malformed',
          reason: 'field',
          at: expect.stringMatching(/./),
        });
        return;
      }
      for (const field of READ_FIELDS)
        if (field.default) expect(parsed.value.summary).toHaveProperty(field.id);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it.each(
    READ_FIELDS.map(({ read }) => [read.in === 'image' ? read.property : `config.${read.property}`, read]),
  )('%s of a wrong type is named', (at, read) => {
    const wrong = { [read.property]: true };
    const parsed = readConfig(read.in === 'image' ? wrong : { config: wrong });
    expect(parsed).toMatchObject({ ok: false, error: { kind: 'malformed', reason: 'field', at } });
  });

  it('a command that is no text is named too', () => {
    const config = { container_config: { Cmd: [{ toString: 1, valueOf: 1 }] } };
    const problem = { ok: false, error: { reason: 'field', at: 'config.Cmd' } };
    expect(readConfig(config)).toMatchObject(problem);
    const schema1 = { kind: 'schema1' as const, name: '', tag: '', architecture: 'amd64', layers: [] };
    expect(readConfig(schema1Config({ ...schema1, history: [config] }))).toMatchObject(problem);
  });

  it('steps of any text give a summary', () => {
    const words = fc.constantFrom(
      'A=b',
      '["x"',
      ']',
      '[',
      'map[80:{}',
      '"',
      '&{',
      'NONE',
      '/x',
      ' ',
      '\\',
      "'\\x03'",
    );
    const text = fc.array(fc.oneof(words, fc.string())).map((parts) => parts.join(' '));
    const step = fc.record({
      instruction: fc.tuple(fc.constantFrom(...instructions, 'RUN'), text).map((parts) => parts.join(' ')),
      digest: fc.constantFrom(null, 'sha256:0'),
      size: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step), fc.constantFrom('linux', 'windows', ''), (steps, os) => {
        const summary = summaryOfInstructions(steps, { ...LINUX, os });
        expect(summary.command).toEqual([...summary.entrypoint, ...summary.cmd]);
        expect(summary.user).not.toBe('');
        expect(summary.workdir).not.toBe('');
      }),
    );
  });
});

describe('instructions act on each other', () => {
  const summary = (...lines: string[]) =>
    summaryOfInstructions(
      lines.map((instruction) => ({ instruction, size: 0 })),
      LINUX,
    );

  it('SHELL on the commands after it, in shell form only', () => {
    expect(summary('CMD a', 'SHELL [/bin/bash -c]', 'ENTRYPOINT b')).toMatchObject({
      cmd: ['/bin/sh', '-c', 'a'],
      entrypoint: ['/bin/bash', '-c', 'b'],
    });
    expect(summary('SHELL [/bin/bash -c]', 'CMD ["a"]').cmd).toEqual(['a']);
  });

  it('a later one of the same kind', () => {
    expect(
      summary('ENV A=1 B=2', 'ENV A=3', 'USER a', 'USER b', 'EXPOSE 80', 'EXPOSE 80/TCP 81'),
    ).toMatchObject({
      env: [
        { name: 'A', value: '3' },
        { name: 'B', value: '2' },
      ],
      user: 'b',
      ports: ['80/tcp', '81/tcp'],
    });
  });
});
