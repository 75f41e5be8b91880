// Opens the brief review, and shows it while it is open.
import { FileText } from 'lucide-react';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { BriefDialog } from './brief-dialog';
import { openBrief, useBrief } from './brief-store';

export function BriefButton() {
  const brief = useBrief((state) => state.brief);
  const hasSession = useSession((session) => session.hello !== null);
  return (
    <>
      <IconButton
        label="Brief review of this map"
        className="view-menu-button"
        disabled={!hasSession}
        onClick={() => void openBrief()}
      >
        <FileText aria-hidden="true" />
      </IconButton>
      {brief && <BriefDialog brief={brief} />}
    </>
  );
}
