// A main process with one bare window on a page of our own, served with the app's own headers; its last word is its size.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { PAGE_ORIGIN, registerAppScheme, serveApp } from '../../electron/app-protocol';
import { setPageFlags } from '../../electron/page-flags';

const [width, height] = (process.argv.at(-1) ?? '').split('x').map(Number);
registerAppScheme();
setPageFlags();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(async () => {
  serveApp(join(import.meta.dirname, '../page'));
  const window = new BrowserWindow({
    width,
    height,
    useContentSize: true,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  await window.loadURL(`${PAGE_ORIGIN}/index.html`);
});
