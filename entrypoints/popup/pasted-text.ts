/** The text last pasted into the box, as it was in the clipboard. */
let pasted = '';

export const keepPasted = (event: ClipboardEvent): void => {
  pasted = event.clipboardData?.getData('text/plain') ?? '';
};

/** A text as a text area shows it: every line end as LF. */
export const inBox = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What is in the box, with the line ends that it had when it was pasted. A text area has lost them. */
export const asPasted = (shown: string): string => (inBox(pasted) === shown ? pasted : shown);
