// JSON files as text, built into the bundle by Vite.
declare module '*.json?raw' {
  const json: string;
  export default json;
}
