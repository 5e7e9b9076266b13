interface NameListProps {
  title: string;
  names: string[];
  /** Which list it is: `data-recent` or `data-mine` names each entry. */
  kind: 'recent' | 'mine';
  lookUp: (text: string) => void;
}

/** Names to look up with one click. */
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
