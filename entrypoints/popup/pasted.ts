/** What the popup loads once a text is pasted that is more than one reference. */
export { readPasted } from '../../lib/paste/read-pasted.ts';
export { SeveralPage } from './several-page.tsx';
