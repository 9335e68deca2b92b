// @ts-check
// Plain JavaScript: the desktop's main process bundles it, and scripts/ runs it unbuilt for the browser edition.

/**
 * What makes the page cross-origin isolated, and with it SharedArrayBuffer and precise timers available.
 * The development server sends these alone: its hot reload needs scripts that the policy below forbids.
 */
export const ISOLATION_HEADERS = Object.freeze({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
});

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // TensorFlow.js compiles WebAssembly. Nothing may evaluate strings.
  "script-src 'self' 'wasm-unsafe-eval'",
  // Zip compression makes its worker from a blob.
  "worker-src 'self' blob:",
  // The component library sets style attributes and inserts style elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // The app is offline: it reaches its own files, and what it has made itself.
  "connect-src 'self' data: blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No popups: an address can carry data. The app has no links.
  'sandbox allow-scripts allow-same-origin allow-downloads allow-modals',
].join('; ');

/** Sent with every file of the built app, by the browser edition's server and by the desktop's `app:` scheme alike. */
export const RESPONSE_HEADERS = Object.freeze({
  ...ISOLATION_HEADERS,
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
});
