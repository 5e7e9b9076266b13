import { TagkinError } from '../failure.ts';
import { parseJson } from '../oci/json.ts';

/** Whether a body is a page of HTML or XML. */
export const isPage = (bytes: Uint8Array): boolean =>
  /^[\uFEFF\s]*</.test(new TextDecoder().decode(bytes.subarray(0, 1024)));

/** The failure of an answer without the JSON that was due. A page, or JSON that is cut off, may pass (`mayPass`). */
export function malformedAnswer(bytes: Uint8Array, host: string, status?: number): TagkinError {
  const isJson = parseJson(new TextDecoder().decode(bytes)) !== undefined;
  return new TagkinError({
    kind: 'malformed',
    host,
    ...(status !== undefined && { status }),
    ...(!isJson && { mayPass: true }),
  });
}
