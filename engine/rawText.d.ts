// A file's own text, and those of a folder, as Vite gives them and `scripts/rawText.mjs` teaches esbuild.
declare module '*?raw' {
  const text: string;
  export default text;
}
