/** The engine's texts in Chinese, under the keys of `englishMessages()`. */
export const ENGINE: Readonly<Record<string, string>> = {};
