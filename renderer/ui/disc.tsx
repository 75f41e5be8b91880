// A disc that is full, half or a ring: how much of something there is, without a hue.

export type Fill = 'full' | 'half' | 'ring';

export function Disc({ fill }: { readonly fill: Fill }) {
  return (
    <svg className="disc" viewBox="0 0 10 10" aria-hidden="true">
      <circle className="disc-ring" cx="5" cy="5" r="4.25" />
      {fill === 'full' && <circle className="disc-fill" cx="5" cy="5" r="4.75" />}
      {fill === 'half' && <path className="disc-fill" d="M5 0.75a4.25 4.25 0 0 1 0 8.5z" />}
    </svg>
  );
}
