import type { GenericSchema } from 'valibot';
import type { Outside } from '../../text/outside.ts';
import type { Healthcheck } from '../values/healthcheck.ts';
import type { Label } from '../values/labels.ts';
import type { EnvVariable } from '../values/variable.ts';

/** The ways to draw a value, with the type of value that each takes. */
export interface Drawings {
  /** Arguments on one line, quoted where a space would split them. */
  words: Outside[];
  /** One item a line. */
  lines: Outside[];
  /** `NAME=value`, one a line. */
  variables: EnvVariable[];
  labels: Label[];
  code: Outside;
  healthcheck: Healthcheck;
  /** RFC 3339; the table shows the day. */
  time: string;
  seconds: number;
}

/** The drawings that take a value of this type. */
type DrawingFor<Value> = unknown extends Value
  ? keyof Drawings
  : { [As in keyof Drawings]: Value extends Drawings[As] ? As : never }[keyof Drawings];

/** A row of the config table. */
interface Drawing<Value = unknown> {
  as: DrawingFor<Value>;
  /** Key of public/_locales. */
  label: string;
  /** Leaves the row out if the field is not set. Otherwise it reads "none". */
  isOptional?: true;
}

/** A build step, as a field reads it. */
export interface ConfigStep {
  /** The text after the instruction, in the form that `go-print.ts` reads. */
  text: Outside;
  /** The last `SHELL` before it; empty for the default shell. */
  shell: string[];
}

/** A field of an image's config: where to read it, which build step sets it, how to draw it. */
export interface Field<Value = unknown> {
  /** Its property of `ConfigSummary`. In lower case, its `data-field` in the config table. */
  id: string;
  /** The property to read, in the config blob itself (`image`) or in its `config` object, the run configuration. */
  read: {
    in: 'image' | 'config';
    property: string;
    schema: GenericSchema<unknown, Value | null | undefined>;
  };
  /** Reads all steps of one instruction, oldest first. `os`: of the image, in lower case. */
  fromSteps?: { instruction: string; read: (steps: ConfigStep[], os: string) => Value | undefined };
  /** The value if neither config nor steps set one. Without it the property is optional. */
  default?: (os: string) => Value;
  /** Missing for a field that the table leaves out. */
  draw?: Drawing<Value>;
}

/** A field that follows from others. */
export interface DerivedField<Parts, Value> {
  id: string;
  derive: (parts: Parts) => Value;
  draw: Drawing<Value>;
}
