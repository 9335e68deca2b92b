// A file's own text, as Vite gives it and `scripts/rawText.mjs` teaches esbuild.
declare module '*?raw' {
  const text: string;
  export default text;
}
