// The app's memory between starts: electron-store, versioned; main is its only writer.
import { join } from 'node:path';
import { app } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import { type AppSettings, appSettingsSchema, DEFAULT_SETTINGS } from '../shared/ipc/settings';
import { setAsideIfUnreadable } from './settings-file';
import { takeOverPlan } from './take-over-plan';

export interface Settings {
  get(): AppSettings;
  /** Remembers a change; a failing disk is said once, and the app goes on. */
  change(part: Partial<AppSettings>): void;
  /** What the trader should know about the settings, in sentences. */
  readonly notices: string[];
}

/** Opens the settings; with `keep` false (a shot, say) changes are not written down. */
export function openSettings(keep: boolean): Settings {
  const notices: string[] = [];
  const notice = setAsideIfUnreadable(join(app.getPath('userData'), 'settings.json'));
  if (notice !== null) notices.push(notice);
  const store = new Store<AppSettings>({ name: 'settings', defaults: DEFAULT_SETTINGS });
  // Through the schema once more: it fills in what an older version did not have.
  let settings: AppSettings = v.parse(appSettingsSchema, { ...DEFAULT_SETTINGS, ...store.store });
  let saidSo = false;
  const opened: Settings = {
    get: () => settings,
    notices,
    change: (part) => {
      settings = { ...settings, ...part };
      if (!keep) return;
      try {
        store.set(part);
      } catch (error) {
        if (saidSo) return;
        saidSo = true;
        notices.push(`Settings cannot be saved: ${error instanceof Error ? error.message : String(error)}.`);
      }
    },
  };
  const taken = takeOverPlan(settings, Date.now());
  if (taken !== null) opened.change(taken);
  return opened;
}
