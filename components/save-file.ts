import { EXPORT_MEDIA_TYPE, type ExportFormat } from '../lib/aliases/export-format.ts';

/** Saves a text or bytes as a file. */
export function saveFile(name: string, content: BlobPart, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** Saves exported alias groups. `name`: without extension. */
export const saveGroups = (name: string, format: ExportFormat, text: string): void =>
  saveFile(`${name}.${format === 'text' ? 'txt' : format}`, text, EXPORT_MEDIA_TYPE[format]);

/** A reference as a part of a file's name. */
export const fileNameOf = (reference: string): string => reference.replace(/[^\w.-]+/g, '-');
