/**
 * Positions in a list, most of which refer to what was just added to it: each is written as its distance from the position that would be
 * new, seven bits a byte, the last of them below 128. A distance of 0 is a new entry. That takes one byte for most, of four.
 */
export function packPositions(positions: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let fresh = 0;
  for (const position of positions) {
    let distance = fresh - position;
    // A position beyond the new one: zigzag keeps it small.
    distance = distance >= 0 ? 2 * distance : -2 * distance - 1;
    for (; distance > 127; distance = Math.floor(distance / 128)) bytes.push(128 + (distance % 128));
    bytes.push(distance);
    if (position >= fresh) fresh = position + 1;
  }
  return Uint8Array.from(bytes);
}

/** The positions again, integers of less than 2^50 in size. What was cut in the middle of one loses that one. */
export function unpackPositions(bytes: Uint8Array): number[] {
  const positions: number[] = [];
  let fresh = 0;
  let distance = 0;
  let unit = 1;
  for (const byte of bytes) {
    distance += (byte & 127) * unit;
    unit *= 128;
    if (byte > 127) continue;
    const position = fresh - (distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2);
    positions.push(position);
    if (position >= fresh) fresh = position + 1;
    distance = 0;
    unit = 1;
  }
  return positions;
}
