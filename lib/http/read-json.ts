import * as v from 'valibot';
import { parseJson } from '../oci/json.ts';
import { malformedAnswer } from './malformed.ts';
import type { HttpAnswer } from './send.ts';

/** The body of an answer as JSON of this shape. Throws `malformed`. */
export function readJson<Schema extends v.GenericSchema>(
  { bytes, status }: Pick<HttpAnswer, 'bytes'> & { status?: number },
  schema: Schema,
  host: string,
): v.InferOutput<Schema> {
  const checked = v.safeParse(schema, parseJson(new TextDecoder().decode(bytes)));
  if (checked.success) return checked.output;
  throw malformedAnswer(bytes, host, status);
}
