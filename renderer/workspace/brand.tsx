// The brand: two arcs, lower blue, upper orange, and one sweep line.

export function Brand() {
  return (
    <svg className="brand" viewBox="0 0 16 16" aria-hidden="true">
      <path className="brand-short" d="M1.25 8a6.75 6.75 0 0 1 13.5 0" />
      <path className="brand-long" d="M1.25 8a6.75 6.75 0 0 0 13.5 0" />
      <path className="brand-sweep" d="m8 8 3.5-3.5" />
      <circle className="brand-hub" cx="8" cy="8" r="1.25" />
    </svg>
  );
}
