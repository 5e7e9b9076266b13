/** Saves a text as a file. */
export function save(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** A reference as a part of a file's name. */
export const fileNameOf = (reference: string): string => reference.replace(/[^\w.-]+/g, '-');
