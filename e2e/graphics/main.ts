// The picture cases' main process: one bare window on their page, served with the app's own headers.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { PAGE_ORIGIN, registerAppScheme, serveApp } from '../../electron/app-protocol';

registerAppScheme();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(async () => {
  serveApp(join(import.meta.dirname, '../page'));
  const window = new BrowserWindow({
    width: 520,
    height: 300,
    useContentSize: true,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  await window.loadURL(`${PAGE_ORIGIN}/index.html`);
});
