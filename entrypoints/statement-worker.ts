import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readStatement } from '../lib/oci/statements/read-statement.ts';

/** Reads one statement in a thread of its own: text in, `AttestedStatement` or null out. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(readStatement(data)));
});
