// Opens and closes the cascade what-if.
import { ChevronsDown } from 'lucide-react';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import { closeCascade, openCascade, useCascade } from './cascade-store';

export function CascadeButton() {
  const isOpen = useCascade((state) => state.asked !== null);
  const hasSession = useSession((session) => session.hello !== null);
  return (
    <IconButton
      label="Cascade what-if"
      className="view-menu-button"
      disabled={!hasSession}
      onClick={isOpen ? closeCascade : openCascade}
    >
      <ChevronsDown aria-hidden="true" />
    </IconButton>
  );
}
