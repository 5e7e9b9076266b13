/** All names in one byte array, each followed by a 0, for finding common substrings. */
export interface PackedNames {
  /** In their own case. */
  exact: Uint8Array;
  /** In lower case; 0 where a substring must end. */
  folded: Uint8Array;
  /** Per byte: the position of its name. */
  owner: Int32Array;
  /** Where a substring may begin, ascending. */
  places: Int32Array;
}

/**
 * Packs names. A substring must not contain `_`, a wildcard of SQL's LIKE if it is not escaped, nor non-ASCII characters.
 *
 * @param atFront whether a substring may begin only where its name does
 */
export function packNames(names: readonly string[], atFront = false): PackedNames {
  let size = 0;
  for (const name of names) size += name.length + 1;
  const exact = new Uint8Array(size);
  const folded = new Uint8Array(size);
  const owner = new Int32Array(size);
  const places = new Int32Array(size);
  let at = 0;
  let count = 0;
  names.forEach((name, position) => {
    for (let i = 0; i <= name.length; i++, at++) {
      const code = i < name.length ? name.charCodeAt(i) : 0;
      owner[at] = position;
      if (code === 0 || code === UNDERSCORE || code > 127) continue;
      exact[at] = code;
      folded[at] = code >= 65 && code <= 90 ? code + 32 : code;
      if (i === 0 || !atFront) places[count++] = at;
    }
  });
  return { exact, folded, owner, places: places.subarray(0, count) };
}

const UNDERSCORE = 95;

/** The text of `length` bytes from `place` on. */
export const textAt = (packed: PackedNames, place: number, length: number): string =>
  String.fromCharCode(...packed.exact.subarray(place, place + length));

/**
 * The place of a text that every name among these places (grouped by name) contains in the same case, so that it finds the
 * same names whether case matters or not; -1 if there is none. The first name may contain it in several cases: each is tried.
 */
export function placeInAnyCase(packed: PackedNames, places: Int32Array, length: number): number {
  const { owner } = packed;
  const first = owner[places[0] ?? 0];
  for (const model of places) {
    if (owner[model] !== first) return -1;
    if (isInEach(packed, places, model, length)) return model;
  }
  return -1;
}

function isInEach({ exact, owner }: PackedNames, places: Int32Array, model: number, length: number): boolean {
  let name = owner[model];
  let isHere = true; // whether the current name has the model's text
  for (const place of places) {
    if (owner[place] !== name) {
      if (!isHere) return false;
      name = owner[place];
      isHere = false;
    }
    let same = 0;
    while (!isHere && same < length && exact[place + same] === exact[model + same]) same++;
    isHere ||= same === length;
  }
  return isHere;
}
