/** Functions for `asSystem`: each runs in Firefox's own scope, alone. The interfaces name what is used of it. */
interface XulElement extends Element {
  hidden: boolean;
  label?: string;
}
declare const document: Document;
declare const mozInnerScreenX: number;
declare const mozInnerScreenY: number;
declare const PopupNotifications: {
  panel: {
    state: string;
    firstElementChild: (HTMLElement & { button: Element; secondaryButton: Element }) | null;
  };
};

declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
interface Extension {
  apiManager: {
    asyncGetAPI(
      name: 'notifications',
      extension: Extension,
    ): Promise<{ notificationsMap: { emit(event: 'clicked', id: string): void } }>;
  };
}

/** What a click on a notification does: where no service shows notifications Firefox has none on the screen. */
export async function clickNotice(extensionId: string, id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(extensionId);
  const { notificationsMap } = await extension.apiManager.asyncGetAPI('notifications', extension);
  notificationsMap.emit('clicked', id);
}

/** The labels of the menu of a page that is open; null while none is. */
export function menuLabels(): string[] | null {
  const menu = document.getElementById('contentAreaContextMenu') as (Element & { state: string }) | null;
  if (menu?.state !== 'open') return null;
  const items = [...menu.children] as XulElement[];
  return items.filter(({ hidden, label }) => !hidden && label).map(({ label = '' }) => label);
}

/** The text of the question that hangs on the address bar; null while none does. */
export function question(): string | null {
  const { state, firstElementChild } = PopupNotifications.panel;
  return state === 'open' ? (firstElementChild?.textContent ?? '') : null;
}

/** Where its button is. */
export function buttonOnScreen(which: 'allow' | 'refuse'): [number, number] {
  const asked = PopupNotifications.panel.firstElementChild;
  const button = which === 'allow' ? asked?.button : asked?.secondaryButton;
  const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
  return [mozInnerScreenX + x + width / 2, mozInnerScreenY + y + height / 2];
}

/** Whether the popup of an extension is on the screen: its page is there before, at no place. */
export function isPopupOpen(): boolean {
  const page = document.querySelector('browser[webextension-view-type="popup"]');
  return (page?.closest('panel') as (Element & { state: string }) | null)?.state === 'open';
}
