import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Browser } from 'puppeteer-core';
import { connectionOf } from './firefox-connection.ts';

/** Chromium's mark of an extension that the DevTools protocol has loaded: at the next start of the browser it is forgotten. */
const LOADED_BY_PROTOCOL = 1 << 15;

/** What is used of Chromium's preferences. */
interface Preferences {
  extensions: { settings: Record<string, { creation_flags: number }>; ui?: { developer_mode: boolean } };
}

/** Has a profile of Chromium, whose browser has ended, keep the extension as one that was loaded by hand. */
export async function keepInstalled(profile: string, id: string): Promise<void> {
  const path = join(profile, 'Default/Preferences');
  const preferences = JSON.parse(await readFile(path, 'utf8')) as Preferences;
  const installed = preferences.extensions.settings[id];
  if (!installed) throw new Error('the profile does not have the extension');
  installed.creation_flags &= ~LOADED_BY_PROTOCOL;
  preferences.extensions.ui = { developer_mode: true }; // else it is there, but off
  await writeFile(path, JSON.stringify(preferences));
}

/** Installs the extension in Firefox so that it is there after a restart, too. A release of Firefox takes signed ones only; ESR does not. */
export async function installForGood(browser: Browser, directory: string, profile: string): Promise<void> {
  const names = (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    names.map(async (name) => [name.slice(directory.length + 1), new Uint8Array(await readFile(name))]),
  );
  const path = join(profile, 'extension.xpi');
  await writeFile(path, zipSync(Object.fromEntries(files)));
  const extensionData = { type: 'archivePath', path };
  await connectionOf(browser).send('webExtension.install', { extensionData, 'moz:permanent': true });
}
