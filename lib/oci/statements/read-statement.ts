import type { Outside } from '../../text/outside.ts';
import { isPlainObject, parseJson } from '../json.ts';
import { type Provenance, readProvenance } from './provenance.ts';
import { readSbom, type Sbom } from './sbom.ts';

/** A statement of a kind that is shown as JSON alone. */
interface OtherStatement {
  kind: 'other';
  /** The statement, as written, at most 64 kB of it. */
  text: Outside;
}

/** What an attestation states, reduced to what is shown. */
export type AttestedStatement = Provenance | Sbom | OtherStatement;

const MAX_TEXT = 65_536;

/** The statement inside a DSSE envelope: base64 of its JSON. */
function unwrapped(raw: Record<string, unknown>): unknown {
  if (typeof raw.payload !== 'string' || !Array.isArray(raw.signatures)) return raw;
  try {
    const bytes = Uint8Array.from(atob(raw.payload), (character) => character.charCodeAt(0));
    return parseJson(new TextDecoder().decode(bytes));
  } catch {
    return raw;
  }
}

/**
 * Reads a statement: an in-toto statement, one in a DSSE envelope, or a bare SBOM. Null for text that is not a JSON object.
 * Never believed to be about anything: official images have an empty `subject` (facts of November 2026), so the index
 * decides which image it belongs to.
 */
export function readStatement(text: string): AttestedStatement | null {
  const raw = parseJson(text);
  if (!isPlainObject(raw)) return null;
  const statement = unwrapped(raw);
  if (!isPlainObject(statement)) return null;
  const type = statement.predicateType;
  const predicate = 'predicate' in statement ? statement.predicate : statement;
  const isProvenance = typeof type === 'string' && type.startsWith('https://slsa.dev/provenance');
  const read = isProvenance ? readProvenance(predicate) : readSbom(predicate);
  return read ?? { kind: 'other', text: text.slice(0, MAX_TEXT) };
}
