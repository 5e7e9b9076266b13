/** RFC 3339 with a fraction of `digits` or fewer, its trailing zeros dropped as Go does. In: ms since 1970, and what follows them. */
export function timeText(milliseconds: number, rest: number, digits: 6 | 9): string {
  const [whole = '', thousandths = ''] = new Date(milliseconds).toISOString().split(/[.Z]/);
  const fraction = `${thousandths}${String(rest).padStart(digits - 3, '0')}`.replace(/0+$/, '');
  return `${whole}${fraction && `.${fraction}`}Z`;
}

/** When a tag was pushed: Hub has microseconds. */
export const pushedText = (milliseconds: number, rest: number): string =>
  timeText(milliseconds, rest % 1000, 6);
