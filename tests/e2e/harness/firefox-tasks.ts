import type { ColorScheme, MenuClick } from './driven.ts';

/** Functions for `asSystem`: each runs in Firefox's own scope, alone. The interfaces name what is used of it. */
interface Extension {
  backgroundState: string;
  views: Set<{ viewType: string; xulBrowser: { messageManager: MessageManager } }>;
  wakeupBackground(): Promise<void>;
  terminateBackground(options: object): Promise<void>;
  emit(event: string, ...details: unknown[]): void;
}
interface MessageManager {
  addMessageListener(name: string, listener: (message: { data: Answer }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: Answer }) => void): void;
  loadFrameScript(url: string, allowDelayed: boolean): void;
}
interface Answer {
  id: string;
  value?: unknown;
  error?: string;
}
declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
declare const ChromeUtils: { importESModule(url: string): { AddonManager: AddonManager } };
declare const Services: {
  wm: { getEnumerator(type: string): Iterable<BrowserWindow> };
  prefs: {
    setIntPref(name: string, value: number): void;
    setBoolPref(name: string, value: boolean): void;
    clearUserPref(name: string): void;
  };
  cookies: { removeAll(): void };
};
interface BrowserWindow {
  gBrowser: {
    tabs: { linkedBrowser: { currentURI: { spec: string }; messageManager: MessageManager } }[];
  };
}
declare const gBrowser: BrowserWindow['gBrowser'] & { selectedBrowser: { focus(): void } };
interface AddonManager {
  getAddonByID(id: string): Promise<{ reload(): Promise<void> }>;
}

/** Firefox's own tabs open and close at once; pages see no difference. */
export function stopAnimations(): void {
  Object.assign(globalThis, { gReduceMotionOverride: true });
}

/** The tab that a window opens with leaves the focus in the address bar. */
export function focusContent(): void {
  gBrowser.selectedBrowser.focus();
}

export function backgroundRuns(id: string): boolean {
  return WebExtensionPolicy.getByID(id).extension.backgroundState === 'running';
}

/** The event page's end, as when it is idle: even with an answer outstanding, which idleness alone would wait for. */
export async function killBackground(id: string): Promise<void> {
  const options = { ignoreDevToolsAttached: true, disableResetIdleForTest: true };
  await WebExtensionPolicy.getByID(id).extension.terminateBackground(options);
}

/** How long an event page may be idle, in ms; null: as Firefox has it. */
export function setIdleTimeout(milliseconds: number | null): void {
  const name = 'extensions.background.idle.timeout';
  if (milliseconds === null) Services.prefs.clearUserPref(name);
  else Services.prefs.setIntPref(name, milliseconds);
}

/** The event that Firefox's own menu sends when an item is chosen. */
export function clickMenu(id: string, click: MenuClick, url: string): void {
  const windows = [...Services.wm.getEnumerator('navigator:browser')];
  const tabs = windows.flatMap(({ gBrowser }) => gBrowser.tabs);
  const tab = tabs.find((each) => each.linkedBrowser.currentURI.spec === url);
  const info = { modifiers: [], editable: false, pageUrl: url, ...click };
  WebExtensionPolicy.getByID(id).extension.emit('webext-menu-menuitem-click', info, tab);
}

/** The event that Firefox's address bar sends. */
export function enterInOmnibox(id: string, text: string): void {
  WebExtensionPolicy.getByID(id).extension.emit('webext-omnibox-input-entered', text, 'currentTab');
}

export async function reloadExtension(id: string): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(id)).reload();
}

/** Firefox can only be told to ask for nothing at all: what is requested later is granted, whichever host it is. */
export function consentToAll(): void {
  Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false);
}

/** Removes what sites keep, and has Firefox ask for permissions again. The Hub in a box keeps nothing but cookies. */
export function forgetSites(): void {
  Services.cookies.removeAll();
  Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true);
}

export function setColorScheme(scheme: ColorScheme): void {
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme === 'dark' ? 0 : 1);
}

/** 2: every page in the system's colours, as its high contrast does; 0: each in its own. */
export function setMedia(media: { forcedColors?: boolean; reducedMotion?: boolean }): void {
  Services.prefs.setIntPref('browser.display.document_color_use', media.forcedColors ? 2 : 0);
  Services.prefs.setIntPref('ui.prefersReducedMotion', media.reducedMotion ? 1 : 0);
}

/**
 * A script beside a page evaluates the code in a sandbox, which no CSP binds. `where`: the extension's `background`, which is
 * woken, its `popup`, where the answer is null if none is open, or the address of a web page, whose content script lends its
 * own world.
 */
export async function evaluate(id: string, where: string, code: string): Promise<Omit<Answer, 'id'>> {
  const { extension } = WebExtensionPolicy.getByID(id);
  if (where === 'background') await extension.wakeupBackground();
  const view = [...extension.views].find((each) => each.viewType === where)?.xulBrowser;
  const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === where)?.linkedBrowser;
  const messageManager = (view ?? tab)?.messageManager;
  if (!messageManager) return where === 'popup' ? { value: null } : { error: `${where} is not there` };
  const call = crypto.randomUUID();
  const answer = new Promise<Answer>((resolve) => {
    messageManager.addMessageListener('tagkin:answer', function listen({ data }) {
      if (data.id !== call) return;
      messageManager.removeMessageListener('tagkin:answer', listen);
      resolve(data);
    });
  });
  const world = view
    ? 'Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })'
    : `ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs')
        .ExtensionContent.getContextByExtensionId(${JSON.stringify(id)}, content).cloneScope`;
  const script = `(async () => {
    const text = ${JSON.stringify(`(async () => JSON.stringify(await ${code}))()`)};
    const answer = { id: ${JSON.stringify(call)} };
    try { answer.value = JSON.parse((await Cu.evalInSandbox(text, ${world})) ?? 'null'); }
    catch (error) { answer.error = String(error); }
    sendAsyncMessage('tagkin:answer', answer);
  })()`;
  messageManager.loadFrameScript(`data:;charset=utf-8,${encodeURIComponent(script)}`, false);
  if (where !== 'popup') return answer;
  // A popup that is only just opening may get another browser under its feet, and the answer is lost with the first.
  const lost = new Promise<{ value: null }>((resolve) => setTimeout(resolve, 1000, { value: null }));
  return Promise.race([answer, lost]);
}
