// Opens the plans; says how many there are.
import { ListChecks } from 'lucide-react';
import { useDesk } from './desk-store';
import './desk.css';

export function DeskButton() {
  const isOpen = useDesk((desk) => desk.isOpen);
  const count = useDesk((desk) => desk.plans.filter((plan) => plan.status !== 'closed').length);
  return (
    <button
      type="button"
      className="control button desk-button"
      aria-pressed={isOpen}
      title="Plans"
      onClick={() => useDesk.setState({ isOpen: !isOpen })}
    >
      <ListChecks className="icon" aria-hidden="true" />
      <span className="desk-button-name">Plans</span>
      <span className="desk-count">{count}</span>
    </button>
  );
}
