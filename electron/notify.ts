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
  const show = ({ text, reason }: FiredAlert): void => {
    if (!Notification.isSupported()) return;
    // The window has a sound of its own.
    const notification = new Notification({ title: text, body: reason, silent: true });
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
