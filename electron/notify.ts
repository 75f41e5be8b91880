// Tells of live alerts outside the window: a notification of the system, a mark on the app's icon, a flashing frame.
import { app, type BrowserWindow, Notification } from 'electron';
import type { FiredAlert } from '../shared/model/alert';
import { toldOutside } from './told-outside';

export interface Notifier {
  /** Of these only live ones are told, and none in quiet hours. */
  fired(alerts: readonly FiredAlert[]): void;
}

/** `windowNow` gives the main window, null once it is gone. */
export function createNotifier(windowNow: () => BrowserWindow | null): Notifier {
  let unseen = 0;
  const seen = (): void => {
    unseen = 0;
    app.setBadgeCount(0);
    windowNow()?.flashFrame(false);
  };
  app.on('browser-window-focus', seen);
  const show = ({ text, reason, sound }: FiredAlert): void => {
    if (!Notification.isSupported()) return;
    const shown = windowNow();
    // A window on screen rings by itself.
    const rings = shown !== null && shown.isVisible() && !shown.isMinimized();
    const notification = new Notification({ title: text, body: reason, silent: rings || !sound });
    notification.on('click', () => {
      const window = windowNow();
      if (window === null) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    });
    notification.show();
  };
  return {
    fired(alerts) {
      const told = toldOutside(alerts);
      if (told.length === 0) return;
      for (const alert of told) show(alert);
      const window = windowNow();
      if (window === null || window.isFocused()) return;
      unseen += told.length;
      app.setBadgeCount(unseen);
      window.flashFrame(true);
    },
  };
}
