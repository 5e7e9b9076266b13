/** Apart from the writer: the content script needs no more. */
export const EXPORT_MEDIA_TYPE = {
  json: 'application/json',
  csv: 'text/csv',
  text: 'text/plain',
};

export type ExportFormat = keyof typeof EXPORT_MEDIA_TYPE;

export const EXPORT_FORMATS = Object.keys(EXPORT_MEDIA_TYPE) as ExportFormat[];
