import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => void vi.resetModules());

/** A browser with these documents open. */
async function parts(documentUrls: string[] | null) {
  const { browser } = await import('../../lib/browser.ts');
  const openPopup = vi.fn(async () => undefined);
  Object.assign(browser, { action: { openPopup } });
  Object.assign(browser.runtime, {
    getContexts: documentUrls && (async () => documentUrls.map((documentUrl) => ({ documentUrl }))),
  });
  const { putPending, takePending } = await import('../../lib/worker/menus.ts');
  await takePending('ordinary');
  return { openPopup, putPending, ...(await import('../../lib/worker/reopen.ts')) };
}
const OPTIONS = 'chrome-extension://tagkin/options.html';
const POPUP = 'chrome-extension://tagkin/popup.html?image=quay.io%2Fa%2Fb';

test('after a grant the popup opens again for the text that waits', async () => {
  const { openPopup, putPending, reopenAfterGrant } = await parts([OPTIONS]);
  await putPending('quay.io/a/b', 'ordinary');
  await reopenAfterGrant();
  expect(openPopup).toHaveBeenCalledOnce();
});

test.each([
  ['no text waits', [OPTIONS], false],
  ['the page that asked is still open', [POPUP], true],
  ['the browser keeps its popup open', null, true],
])('not where %s', async (_, documents, isWaiting) => {
  const { openPopup, putPending, reopenAfterGrant } = await parts(documents);
  if (isWaiting) await putPending('quay.io/a/b', 'ordinary');
  await reopenAfterGrant();
  expect(openPopup).not.toHaveBeenCalled();
});
