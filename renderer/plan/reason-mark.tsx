// The mark before a reason: `!` against, a tick for, `?` unknown.
import type { Finding } from '../../shared/model/plan';

const PATHS: Readonly<Record<Finding['severity'], string>> = {
  danger: 'M6 1.5v6M6 10.4v.1',
  caution: 'M6 1.5v6M6 10.4v.1',
  good: 'm2.5 6.3 2.3 2.3 4.7-5',
  unknown: 'M3.8 4a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M6 10.4v.1',
};

const NAMES: Readonly<Record<Finding['severity'], string>> = {
  danger: 'Against: ',
  caution: 'Against: ',
  good: 'For: ',
  unknown: 'Unknown: ',
};

export function ReasonMark({ severity }: { readonly severity: Finding['severity'] }) {
  return (
    <>
      <svg className={`reason-mark reason-${severity}`} viewBox="0 0 12 12" aria-hidden="true">
        <path d={PATHS[severity]} />
      </svg>
      <span className="sr-only">{NAMES[severity]}</span>
    </>
  );
}
