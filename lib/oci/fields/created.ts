import * as v from 'valibot';
import { text } from '../values/go-json.ts';
import { recordedTime } from '../values/recorded-time.ts';
import type { Field } from './field.ts';

/** RFC 3339. */
export const created = {
  id: 'created',
  read: { in: 'image', property: 'created', schema: v.pipe(text, v.transform(recordedTime)) },
  draw: { as: 'time', label: 'fieldCreated' },
} as const satisfies Field<string>;
