// A labelled tick box; the native input carries keyboard, focus and name.

interface Props {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, checked, onChange }: Props) {
  return (
    <label className="checkbox">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2.75 6.25 5 8.5l4.25-5" />
      </svg>
      {label}
    </label>
  );
}
