import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

/** Environment variables that name a browser's executable, before any usual place. */
const variables: Record<BrowserKind, string> = { chromium: 'TAGKIN_CHROMIUM', firefox: 'TAGKIN_FIREFOX' };

const programFiles = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];

/** Below each directory for programs that Windows has. */
function windows(path: string): string[] {
  return programFiles.filter((root) => root !== undefined).map((root) => join(root, path));
}

const places: Record<BrowserKind, () => string[]> = {
  chromium: () => [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windows('Chromium/Application/chrome.exe'),
    ...windows('Google/Chrome/Application/chrome.exe'),
    ...windows('Microsoft/Edge/Application/msedge.exe'),
  ],
  firefox: () => [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...windows('Mozilla Firefox/firefox.exe'),
  ],
};

/** Path of the browser's executable: from the environment, else the first usual place that has one; or undefined. */
export function findBrowser(kind: BrowserKind): string | undefined {
  return process.env[variables[kind]] ?? places[kind]().find((path) => existsSync(path));
}

/** As `findBrowser`; throws a sentence that says what to install where there is none. */
export function requireBrowser(kind: BrowserKind): string {
  const path = findBrowser(kind);
  if (path) return path;
  const name = kind === 'chromium' ? 'Chromium, Chrome or Edge' : 'Firefox';
  throw new Error(`No ${name} found: install it, or set ${variables[kind]} to its executable.`);
}
