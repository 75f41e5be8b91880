// The brand: two arcs, lower blue, upper orange, and one sweep line.

export function Brand() {
  return (
    <svg className="brand" viewBox="0 0 16 16" aria-hidden="true">
      <path className="brand-short" d="M.75 8a7.25 7.25 0 0 1 14.5 0" />
      <path className="brand-long" d="M.75 8a7.25 7.25 0 0 0 14.5 0" />
      <path className="brand-inner" d="M4.25 8a3.75 3.75 0 0 1 7.5 0" />
      <path className="brand-sweep" d="m8 8 4.4-4.4" />
      <circle className="brand-hub" cx="8" cy="8" r="1.25" />
    </svg>
  );
}
