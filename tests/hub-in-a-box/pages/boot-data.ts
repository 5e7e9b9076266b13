import type { PageOptions } from '../model.ts';
import type { HubState } from './store.ts';

/** What the browser needs to take over a document that the server drew. */
export interface BootData {
  state: HubState;
  hydrateAfterMs: PageOptions['hydrateAfterMs'];
  rerenderEveryMs: PageOptions['rerenderEveryMs'];
}

export const BOOT_ELEMENT = 'hub-boot-data';

/** JSON for the inside of a `<script>`: no `<`, so that no text in it can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Reads what `scriptJson` wrote into the document. The box's own server wrote it, so it is not validated. */
export function readBootData(document: Document): BootData {
  return JSON.parse(document.getElementById(BOOT_ELEMENT)?.textContent ?? '') as BootData;
}
