// The one bridge between the page and main: typed commands, and a port for frames.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, COMMAND_CHANNEL, STREAM_CHANNEL } from '../shared/ipc/channels';

const bridge: Bridge = {
  command: (name, request) => ipcRenderer.invoke(COMMAND_CHANNEL, name, request),
  pathOf: (file) => webUtils.getPathForFile(file as File),
  openStream: (nonce) => ipcRenderer.send(STREAM_CHANNEL, nonce),
};

// A port cannot cross the bridge; it can be posted into the page's own world.
ipcRenderer.on(STREAM_CHANNEL, (event, nonce: string) => {
  window.postMessage({ liqradarStream: nonce }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('liqradar', bridge);
