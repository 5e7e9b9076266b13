import type { Browser, Page } from 'puppeteer-core';
import type { BrowserKind } from './find.ts';
import type { Profile } from './profile.ts';

export type ColorScheme = 'light' | 'dark';

/** What a reader has done to the browser before the extension came. */
export interface Conditions {
  /** No site may keep anything: no cookies, no storage. */
  siteData?: 'blocked';
  /** The page of the first run stays open; otherwise it is closed before the tests. */
  firstRun?: 'kept';
  /** Databases cannot be opened: in the place of their directory in the profile is something else. */
  disk?: 'broken';
  /** Firefox's “Never remember history”: every window is a private one. */
  history?: 'never';
  /** The extension is allowed in private windows. */
  privateWindows?: 'allowed';
}

export interface LaunchOptions extends Conditions {
  /** Where the Hub in a box listens; without it the browser talks to the real hosts. */
  hub?: { port: number; proxyPort: number };
  /** Directory of the built extension. */
  extension: string;
  /** Outlives the browser: the next one with it starts as after a restart, with the extension in it. Else a new one each time. */
  profile?: Profile | undefined;
  /** True if not said. */
  headless?: boolean;
  /** The X display of its windows; the one of the environment if not said. */
  display?: string;
  /** `light` if not said. */
  colorScheme?: ColorScheme;
}

/** What a click on a context menu item tells the extension. */
export interface MenuClick {
  menuItemId: string;
  selectionText?: string;
  linkUrl?: string;
  pageUrl?: string;
}

/** A browser under test, with the extension in it and a profile of its own. The same for Chromium and Firefox. */
export interface Driven {
  kind: BrowserKind;
  browser: Browser;
  /** A new tab, in front of the others; it can go to extension pages too. */
  newPage(): Promise<Page>;
  /** Keys go to the content of this tab, as in a new one, and not to the address bar. */
  focus(page: Page): Promise<void>;
  /** The tab of a new private window, in front of all others. Only where the extension is allowed there. */
  newPrivatePage(): Promise<Page>;
  /** The address of one of the extension's own pages: `popup.html?image=nginx`. */
  extensionUrl(path: string): Promise<string>;
  /**
   * Runs a function in the background, waking it first. Arguments and answer are JSON; the function sees the globals of
   * the background (`chrome`, `indexedDB`) and nothing of the test.
   */
  background<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** The same in the popup that hangs on the browser's toolbar; null where none is open. Not for `popup.html` in a tab. */
  inPopup<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R | null>;
  /** The same in the world of our content script on a page, as an attacker who took that over would. */
  inContentScript<A extends unknown[], R>(
    page: Page,
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
  backgroundRuns(): Promise<boolean>;
  /** Ends the background as the browser does when it is idle; the next event starts it again. */
  killWorker(): Promise<void>;
  /**
   * Firefox alone: from now on its own idle time-out ends the background after so many ms; null: as usual. It waits for outstanding
   * answers.
   */
  setIdleTimeout?(milliseconds: number | null): Promise<void>;
  /** A text entered behind the extension's keyword in the address bar of the window that is in front. */
  enterInAddressBar(text: string): Promise<void>;
  /** A click on one of the extension's context menu items, made on this page. */
  clickMenu(click: MenuClick, page: Page): Promise<void>;
  /** Reloads the extension as an update does: pages that are open keep the old content script, now orphaned. */
  reloadExtension(): Promise<void>;
  /** From now on the browser says yes, without a dialogue, when the extension asks in a click for these origins. */
  consent(...origins: string[]): Promise<void>;
  /** What the reader has set in the system, on this page in Chromium, on all in Firefox: its few colours alone; no motion. */
  setMedia(page: Page, media: { forcedColors?: boolean; reducedMotion?: boolean }): Promise<void>;
  /** For all pages, open ones and new ones. */
  setColorScheme(scheme: ColorScheme): Promise<void>;
  /**
   * Undoes what tests have done: one blank tab, no cookies, light; the extension has stored nothing, has only the
   * permissions of its installation, and its background does not run. Rejects where something cannot be undone.
   */
  reset(): Promise<void>;
  close(): Promise<void>;
}
