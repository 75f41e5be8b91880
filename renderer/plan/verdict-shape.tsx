// The verdict's shape, so that its colour is never the only signal.
import type { Verdict } from '../../shared/model/plan';

/** Filled shapes on a 20 px grid with their mark cut in the verdict's ink. */
export function VerdictShape({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg className="verdict-shape" viewBox="0 0 22 20" aria-hidden="true">
      {verdict === 'clear' && (
        <>
          <circle className="shape-fill" cx="11" cy="10" r="9" />
          <path className="shape-mark" d="m7 10.3 2.8 2.8 5.2-6" />
        </>
      )}
      {verdict === 'caution' && (
        <>
          <path className="shape-fill shape-round" d="M11 1.8 20.6 18.2H1.4z" />
          <path className="shape-mark" d="M11 7v5.2M11 15.4v.1" />
        </>
      )}
      {verdict === 'danger' && (
        <>
          <path className="shape-fill shape-round" d="M7.3 1.5h7.4l5 5v7l-5 5H7.3l-5-5v-7z" />
          <path className="shape-mark" d="M11 5.6v5.4M11 14.3v.1" />
        </>
      )}
      {verdict === 'unknown' && <circle className="shape-ring" cx="11" cy="10" r="8" />}
    </svg>
  );
}
