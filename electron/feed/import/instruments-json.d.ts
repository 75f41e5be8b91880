// resources/instruments.json as text, built into the bundle by Vite.
declare module '*/instruments.json?raw' {
  const json: string;
  export default json;
}
