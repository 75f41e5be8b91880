// The measure of the open session by its own liquidations, asked for by the trader.
import { create } from 'zustand';
import type { HelloFrame } from '../../shared/ipc/frames';
import type { SessionMeasure } from '../../shared/model/model-card';
import { ask } from '../session/send';
import { useSession } from '../session/store';

interface OwnMeasure {
  /** The map that was measured: a new hello means another session or other assumptions. */
  readonly of: HelloFrame | null;
  readonly isBusy: boolean;
  readonly done: SessionMeasure | null;
}

const NONE: OwnMeasure = { of: null, isBusy: false, done: null };

const useStore = create<OwnMeasure>()(() => NONE);

/** The measure of the map on show; nothing of an earlier one. */
export function useOwnMeasure(): OwnMeasure {
  const hello = useSession((session) => session.hello);
  const measure = useStore();
  return measure.of === hello ? measure : NONE;
}

export async function measureSession(): Promise<void> {
  const of = useSession.getState().hello;
  useStore.setState({ of, isBusy: true, done: null });
  const done = await ask('session.measure', null);
  if (useStore.getState().of === of) useStore.setState({ isBusy: false, done });
}
