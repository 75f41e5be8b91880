// The export's part of the workspace: its dialog when it is open, its key, its button over the map.
import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { useLibrary } from '../library/library-store';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { ExportDialog } from './export-dialog';
import { showExport, showExportOf, useExport } from './export-store';

/** Of what is on show; over the library, of the session that is chosen there. */
function onKeyDown(event: KeyboardEvent): void {
  const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'e';
  if (!isOurs || event.defaultPrevented) return;
  event.preventDefault();
  const { isOpen, entries, chosen } = useLibrary.getState();
  const dialogs = document.querySelectorAll('dialog[open]').length;
  const entry = entries.find(({ path }) => path === chosen);
  if (isOpen && dialogs === 1 && entry !== undefined) showExportOf(entry);
  else if (dialogs === 0) showExport();
}

export function ExportHost() {
  const subject = useExport((state) => state.subject);
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return subject && <ExportDialog subject={subject} />;
}

export function ExportButton() {
  const hasSession = useSession((session) => session.hello !== null && session.time !== null);
  return (
    <IconButton
      label="Export tables or a picture (Ctrl+E)"
      className="view-menu-button"
      disabled={!hasSession}
      onClick={showExport}
    >
      <Download aria-hidden="true" />
    </IconButton>
  );
}
