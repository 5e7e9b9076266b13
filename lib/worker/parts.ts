import { browser } from '../browser.ts';

/** Where a content script runs that sent a message. */
export interface FrameAddress {
  tabId: number;
  frameId: number;
}

/** The script of the parts, as the build names it. */
const SCRIPT = '/hub-parts.js';

/**
 * Runs the script of what a reader needs only after a click in the content script's world of that frame. Nothing of it is
 * accessible to web pages. Errors: the browser's own, if the frame is gone or the host permission was withdrawn.
 */
export async function loadParts(frame: FrameAddress | undefined): Promise<null> {
  if (!frame) throw new Error('no frame');
  const { tabId, frameId } = frame;
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [SCRIPT] });
  return null;
}
