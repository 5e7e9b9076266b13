interface NameListProps {
  title: string;
  names: string[];
  /** Sets the attribute that carries each name: `data-recent` or `data-mine`. */
  kind: 'recent' | 'mine';
  lookUp: (text: string) => void;
}

/** A list of names; a click looks one up. */
export const NameList = ({ title, names, kind, lookUp }: NameListProps) => (
  <section>
    <h2>{title}</h2>
    <ul class="names">
      {names.map((name) => (
        <li key={name}>
          <button
            type="button"
            class="name"
            dir="auto"
            {...{ [`data-${kind}`]: name }}
            onClick={() => lookUp(name)}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  </section>
);
