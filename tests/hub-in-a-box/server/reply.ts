import type { Readable } from 'node:stream';

/** An answer before it is written. */
export interface Reply {
  status: number;
  /** A list is as many lines. */
  headers: Record<string, string | string[]>;
  body: string | Uint8Array | Readable;
  /** Its headers are complete: it is neither packed nor measured. */
  asIs?: true;
}

const ESCAPES: Record<string, string> = { '&': '\\u0026', '<': '\\u003c', '>': '\\u003e' };

/** JSON as Go writes it, which is what Hub's API sends: `&`, `<` and `>` escaped. */
function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A JSON answer of Hub's API. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: goJson(value) };
}

/** A plain answer. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}
