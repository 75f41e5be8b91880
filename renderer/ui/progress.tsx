// How far something long is: a bar, and words under it.
import './progress.css';

interface Props {
  readonly label: string;
  /** 0 to 1; null when it is not known. */
  readonly share: number | null;
  readonly words: string;
}

export function Progress({ label, share, words }: Props) {
  return (
    <div className="progress" role="status">
      <progress value={share ?? undefined} max={1} aria-label={label} />
      <span>{words}</span>
    </div>
  );
}
