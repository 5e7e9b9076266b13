import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readSettings, writeSettings } from '../../lib/settings/file.ts';
import {
  DEFAULT_SETTINGS,
  FILE_SETTINGS,
  SETTINGS,
  StoredSettings,
  SWITCHES,
} from '../../lib/settings/settings.ts';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

const ROWS = Object.entries(SETTINGS);

describe.each(ROWS)('%s', (id, row) => {
  test('has a default that its schema accepts, and strings', () => {
    expect(v.parse(row.schema, row.default)).toEqual(row.default);
    expect(DEFAULT_SETTINGS).toHaveProperty(id, row.default);
    for (const key of [row.label, 'about' in row ? row.about : row.label])
      expect(english).toHaveProperty(key);
  });

  test('falls back to its default alone when its stored value is broken', () => {
    const stored = v.parse(StoredSettings, {
      ...DEFAULT_SETTINGS,
      platform: 'linux/s390x',
      [id]: Symbol.iterator,
    });
    expect(stored).toHaveProperty(id, row.default);
    if (id !== 'platform') expect(stored.platform).toBe('linux/s390x');
  });
});

test('any stored value gives settings', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(SETTINGS), 'other'), fc.jsonValue()),
      (stored) => {
        expect(Object.keys(v.parse(StoredSettings, stored)).sort()).toEqual(Object.keys(SETTINGS).sort());
      },
    ),
  );
});

describe('a settings file', () => {
  test('carries what it may, and gives it back', () => {
    const changed = { ...DEFAULT_SETTINGS, platform: 'linux/arm64', remembersLookUps: false };
    const text = writeSettings({ ...changed, schemes: { 'r.test': 'http' } });
    expect(text).not.toContain('r.test');
    expect(text).not.toContain('session');
    const read = readSettings(text);
    expect(read.ok && read.value).toMatchObject({ platform: 'linux/arm64', remembersLookUps: false });
    expect(read.ok && Object.keys(read.value).sort()).toEqual([...FILE_SETTINGS].sort());
  });

  test('what it does not name has its default, but for the session on Docker Hub', () => {
    const read = readSettings('{"form":"tagkin-settings-1","features":{"moves":false,"session":true}}');
    expect(read.ok && read.value).toMatchObject({ platform: 'linux/amd64', remembersLookUps: true });
    expect(read.ok && read.value.features).toMatchObject({ moves: false, aliases: true });
    expect(read.ok && read.value.features).not.toHaveProperty('session');
  });

  test.each([
    '',
    '{}',
    '[]',
    '{"form":"tagkin-settings-2"}',
    '{"form":"tagkin-settings-1","platform":7}',
    '{"form":"tagkin-settings-1","features":{"moves":"no"}}',
    '{"form":"tagkin-settings-1","remembersLookUps":1}',
  ])('is refused as a whole: %s', (text) => {
    expect(readSettings(text)).toMatchObject({ ok: false, error: { reason: 'no-settings' } });
  });

  test('of more than 100,000 characters is refused', () => {
    expect(readSettings(' '.repeat(100_001))).toMatchObject({ ok: false, error: { reason: 'too-large' } });
  });
});

test('switches are booleans', () => {
  expect(SWITCHES).toContain('remembersLookUps');
  for (const id of SWITCHES) expect(typeof DEFAULT_SETTINGS[id]).toBe('boolean');
});
