/** Functions for `asSystem`: each runs in Firefox's own scope, alone. The interfaces name what is used of it. */
interface Modules {
  ExtensionPermissions: {
    add(id: string, permissions: { permissions: string[]; origins: string[] }): Promise<void>;
  };
}
declare const ChromeUtils: { importESModule(url: string): Modules };
declare const OpenBrowserWindow: (options: { private: boolean }) => {
  delayedStartupPromise: Promise<void>;
  gBrowser: {
    selectedBrowser: { currentURI: { spec: string }; webProgress: { isLoadingDocument: boolean } };
  };
  addEventListener(name: string, listener: () => void, options: { once: boolean }): void;
};

/** What the switch in the list of add-ons does; for one that is to be installed, too. */
export async function allowInPrivateWindows(id: string): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
}

/** Until its own first page is there: that page ends a visit that began before it. */
export async function openPrivateWindow(): Promise<void> {
  const opened = OpenBrowserWindow({ private: true });
  await new Promise<void>((resolve) => opened.addEventListener('load', resolve, { once: true }));
  await opened.delayedStartupPromise;
  const { selectedBrowser } = opened.gBrowser;
  const isThere = () =>
    selectedBrowser.currentURI.spec === 'about:privatebrowsing' &&
    !selectedBrowser.webProgress.isLoadingDocument;
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
}
