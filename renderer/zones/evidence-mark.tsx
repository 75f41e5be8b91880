// Whether a zone's distances and ages have proved to add something: a check, or a dashed ring.
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { Evidence } from '../../shared/model/model-card';

export const EVIDENCE_HINTS = {
  verified: 'Verified: levels of these distances and ages have added to what the price path tells.',
  unverified: 'Unverified: nobody has shown that levels of these distances and ages are right.',
} as const;

export function EvidenceMark({ evidence }: { readonly evidence: Evidence }) {
  const Icon = evidence === 'verified' ? CircleCheck : CircleDashed;
  return (
    <span className="zone-evidence">
      <Icon className="icon" aria-label={evidence} />
    </span>
  );
}
